package velib.stacktests.guarantees;

/** The two signals that end a process. */
public enum TerminationSignal {
  KILL,
  TERM
}
