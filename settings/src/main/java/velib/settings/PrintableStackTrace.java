package velib.settings;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The word of a Logback pattern for the stack trace of an exception. It has several lines, and the
 * messages in it are texts from outside: a line of theirs is indented, so that it cannot be taken
 * for another log line.
 */
public final class PrintableStackTrace extends ThrowableProxyConverter {
  @Override
  public String convert(ILoggingEvent event) {
    String trace = super.convert(event);
    if (trace.isEmpty()) {
      return trace;
    }
    String[] lines = PrintableText.lines(trace).split("\n");
    return Arrays.stream(lines, 1, lines.length)
        .map(line -> isOfTheTrace(line) ? line : "\t" + line)
        .collect(
            Collectors.joining(
                System.lineSeparator(),
                lines[0] + System.lineSeparator(),
                lines.length > 1 ? System.lineSeparator() : ""));
  }

  private static boolean isOfTheTrace(String line) {
    return line.startsWith("\t") || line.startsWith("Caused by: ");
  }
}
