package velib.demo;

import java.util.Locale;
import velib.kafka.ChildProcess;

/** The demo cannot continue; the message is for the person who runs it. */
final class DemoFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int LOG_LINES = 25;

  DemoFailure(String message) {
    super(message);
  }

  /** A failure of a program, with the end of its log, which is deleted with the demo. */
  static DemoFailure of(ChildProcess program, String whatHappened) {
    return new DemoFailure(
        String.format(
            Locale.ROOT,
            "%s %s. The end of its log:%n%s",
            program.name(),
            whatHappened,
            log(program)));
  }

  /** The last lines of a program's log. */
  static String log(ChildProcess program) {
    return "  " + program.outputTail(LOG_LINES).replace("\n", System.lineSeparator() + "  ");
  }

  /** The failure of a program that ended although it should run. */
  static DemoFailure ended(ChildProcess program) {
    return of(program, "ended by itself with status " + program.exitStatus().orElse(-1));
  }
}
