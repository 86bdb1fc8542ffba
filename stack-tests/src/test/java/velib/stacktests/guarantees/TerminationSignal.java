package velib.stacktests.guarantees;

/** The two signals that end a process. */
enum TerminationSignal {
  KILL,
  TERM
}
