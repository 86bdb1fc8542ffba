package velib.demo;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** How many lines and columns the terminal of this process has. */
final class TerminalSize {
  private static final TerminalSize USUAL = new TerminalSize(24, 80);
  private static final File TERMINAL = new File("/dev/tty");
  private static final long ANSWER_MILLIS = 1_000;

  private final int lines;
  private final int columns;

  private TerminalSize(int lines, int columns) {
    this.lines = lines;
    this.columns = columns;
  }

  /** The current size, or 80x24 if unknown. */
  static TerminalSize now() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(TERMINAL)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!stty.waitFor(ANSWER_MILLIS, TimeUnit.MILLISECONDS)) {
        stty.destroyForcibly();
        return USUAL;
      }
      byte[] answer = stty.getInputStream().readAllBytes();
      return parse(new String(answer, StandardCharsets.US_ASCII)).orElse(USUAL);
    } catch (IOException noTerminal) {
      return USUAL;
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      return USUAL;
    }
  }

  /** Reads {@code LINES COLUMNS}; empty if it has neither, or for a terminal of size 0 0. */
  static Optional<TerminalSize> parse(String answer) {
    String[] numbers = answer.trim().split(" ");
    if (numbers.length != 2 || !(numbers[0] + numbers[1]).matches("[0-9]{2,8}")) {
      return Optional.empty();
    }
    TerminalSize size =
        new TerminalSize(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
    return size.lines > 0 && size.columns > 0 ? Optional.of(size) : Optional.empty();
  }

  int lines() {
    return lines;
  }

  int columns() {
    return columns;
  }
}
