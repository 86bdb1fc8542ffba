package velib.stacktests.guarantees;

/** One signal to all processes of a part, after a while. */
final class Stroke {
  final Part part;
  final Signal signal;
  final long delayMs;

  Stroke(Part part, Signal signal, long delayMs) {
    this.part = part;
    this.signal = signal;
    this.delayMs = delayMs;
  }

  /** The two signals that end a process. */
  enum Signal {
    KILL,
    TERM
  }

  @Override
  public String toString() {
    return "SIG" + signal + " " + part + (delayMs == 0 ? "" : " after " + delayMs + " ms");
  }
}
