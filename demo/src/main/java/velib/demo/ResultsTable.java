package velib.demo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import velib.settings.PrintableText;
import velib.stationmodel.PostcodeTotals;
import velib.stationmodel.StationSums;

/** Lays the results out as lines that fit a terminal. */
final class ResultsTable {
  private static final String COLUMNS = "%-10s %8s %11s %9s %8s %9s %8s";
  private static final int FRESH_SECONDS = 3;
  private static final long SECONDS_PER_MINUTE = 60;
  private static final long SECONDS_PER_HOUR = 3_600;

  private final Style style;
  private final int width;
  private final int height;

  /**
   * A table for a terminal.
   *
   * @param width in columns
   * @param height in lines, all of them usable
   */
  ResultsTable(Style style, int width, int height) {
    this.style = style;
    this.width = width;
    this.height = height;
  }

  /**
   * Lines that fit the terminal: a heading, one line for each postcode while there is room, the sum
   * if there are several, and the footer.
   */
  List<String> lines(Collection<Result> results, String footer, long nowMillis) {
    boolean many = results.size() > 1;
    List<String> footerLines = footer.lines().collect(Collectors.toList());
    int room = Math.max(1, height - 1 - (many ? 1 : 0) - footerLines.size());
    int shown = results.size() <= room ? results.size() : Math.max(1, room - 1);

    List<String> lines = new ArrayList<>();
    lines.add(
        style.heading(
            fit(
                String.format(
                    Locale.ROOT,
                    COLUMNS,
                    "postcode",
                    "bikes",
                    "mechanical",
                    "electric",
                    "docks",
                    "stations",
                    "age"))));
    results.stream().limit(shown).forEach(result -> lines.add(line(result, nowMillis)));
    if (shown < results.size()) {
      lines.add(
          style.aside(
              fit((results.size() - shown) + " more postcodes: a taller window shows them")));
    }
    if (many) {
      lines.add(style.heading(fit(sum(results, nowMillis))));
    }
    footerLines.forEach(line -> lines.add(style.aside(fit(line))));
    return lines;
  }

  private String line(Result result, long nowMillis) {
    PostcodeTotals totals = result.totals();
    long age = result.ageSeconds(nowMillis);
    String line = fit(row(totals.postcode(), totals.sums(), age));
    return age < FRESH_SECONDS ? style.fresh(line) : line;
  }

  private static String sum(Collection<Result> results, long nowMillis) {
    StationSums sums = StationSums.NONE;
    long age = Long.MAX_VALUE;
    for (Result result : results) {
      sums = sums.plus(result.totals().sums());
      age = Math.min(age, result.ageSeconds(nowMillis));
    }
    return row("all " + results.size(), sums, age);
  }

  private static String row(String name, StationSums sums, long ageSeconds) {
    return String.format(
        Locale.ROOT,
        COLUMNS,
        name,
        grouped(sums.totalBikes()),
        grouped(sums.mechanicalBikes()),
        grouped(sums.electricBikes()),
        grouped(sums.docksAvailable()),
        grouped(sums.stations()),
        age(ageSeconds));
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String age(long seconds) {
    if (seconds < 2 * SECONDS_PER_MINUTE) {
      return seconds + " s";
    }
    return seconds < 2 * SECONDS_PER_HOUR
        ? seconds / SECONDS_PER_MINUTE + " min"
        : seconds / SECONDS_PER_HOUR + " h";
  }

  private String fit(String line) {
    String shown = PrintableText.line(line);
    return shown.length() <= width ? shown : shown.substring(0, width);
  }
}
