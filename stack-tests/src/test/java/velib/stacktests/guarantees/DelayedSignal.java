package velib.stacktests.guarantees;

/** One signal to all processes of a part, after a while. */
final class DelayedSignal {
  final Part part;
  final TerminationSignal signal;
  final long delayMs;

  DelayedSignal(Part part, TerminationSignal signal, long delayMs) {
    this.part = part;
    this.signal = signal;
    this.delayMs = delayMs;
  }

  @Override
  public String toString() {
    return "SIG" + signal + " " + part + (delayMs == 0 ? "" : " after " + delayMs + " ms");
  }
}
