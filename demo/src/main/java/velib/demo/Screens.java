package velib.demo;

import java.time.ZoneId;
import java.util.Map;

/** Chooses the output of the demo. */
final class Screens {
  private Screens() {}

  /** A table that is redrawn if the terminal can do that, otherwise plain lines. */
  static Screen of(Map<String, String> environment) {
    return isTerminal(environment)
        ? new TerminalScreen(System.out, Style.of(environment), TerminalSize::now)
        : new PlainScreen(System.out, ZoneId.systemDefault());
  }

  private static boolean isTerminal(Map<String, String> environment) {
    String terminal = environment.getOrDefault("TERM", "");
    return System.console() != null
        && !terminal.isEmpty()
        && !terminal.equals("dumb")
        && environment.getOrDefault("CI", "").isEmpty();
  }
}
