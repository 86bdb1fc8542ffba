package velib.stacktests.guarantees.disturbances;

import velib.stacktests.guarantees.pipeline.Part;
import velib.stacktests.guarantees.pipeline.TerminationSignal;

/** A signal to all processes of a part, sent after a delay. */
public final class DelayedSignal {
  public final Part part;
  public final TerminationSignal signal;
  public final long delayMs;

  /** A signal that is sent after this many milliseconds. */
  public DelayedSignal(Part part, TerminationSignal signal, long delayMs) {
    this.part = part;
    this.signal = signal;
    this.delayMs = delayMs;
  }

  @Override
  public String toString() {
    return "SIG" + signal + " " + part + (delayMs == 0 ? "" : " after " + delayMs + " ms");
  }
}
