package velib.stacktests.guarantees.pipeline;

/** The two signals that end a process. */
public enum TerminationSignal {
  KILL,
  TERM
}
