package velib.pipelinecheck;

import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program's metrics in Prometheus' text format. */
final class MetricsText {
  private static final Pattern SAMPLE = Pattern.compile("([^ {]+)(\\{.*})? (\\S+)");

  private final String text;

  MetricsText(String text) {
    this.text = text;
  }

  /**
   * The value of a sample; empty if it is missing.
   *
   * @param labels as they are written, such as {@code {outcome="published"}}; empty for none
   */
  OptionalDouble value(String name, String labels) {
    return text.lines()
        .map(SAMPLE::matcher)
        .filter(Matcher::matches)
        .filter(sample -> sample.group(1).equals(name))
        .filter(sample -> labels.equals(sample.group(2) == null ? "" : sample.group(2)))
        .flatMapToDouble(sample -> number(sample.group(3)).stream())
        .findFirst();
  }

  private static OptionalDouble number(String word) {
    try {
      return OptionalDouble.of(Double.parseDouble(word));
    } catch (NumberFormatException notANumber) {
      return OptionalDouble.empty();
    }
  }
}
