package velib.demo;

import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import velib.settings.PrintableText;
import velib.stationmodel.PostcodeTotals;
import velib.stationmodel.StationSums;

/** Plain lines for a pipe, a file or a build: one for each changed result. */
final class PlainScreen implements Screen {
  private final PrintStream out;
  private final DateTimeFormatter timeOfDay;
  private boolean complained;

  PlainScreen(PrintStream out, ZoneId zone) {
    this.out = out;
    this.timeOfDay = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(zone);
  }

  @Override
  public void say(String text) {
    out.println(PrintableText.lines(text));
    if (out.checkError() && !complained) {
      // As in "make demo | head": nobody reads the output any more.
      complained = true;
      throw new DemoFailure("nobody reads what it says any more.");
    }
  }

  @Override
  public void show(Collection<Result> all, List<Result> news, String footer) {
    news.forEach(result -> say(line(result)));
  }

  @Override
  public void rest() {}

  private String line(Result result) {
    PostcodeTotals totals = result.totals();
    StationSums sums = totals.sums();
    return String.format(
        Locale.ROOT,
        "%s  %s  %s: %d mechanical, %d electric; %s at %s",
        timeOfDay.format(Instant.ofEpochMilli(result.changedAtMillis())),
        PrintableText.line(totals.postcode()),
        number(sums.totalBikes(), "bike"),
        sums.mechanicalBikes(),
        sums.electricBikes(),
        number(sums.docksAvailable(), "free dock"),
        number(sums.stations(), "station"));
  }

  private static String number(long count, String thing) {
    return count + " " + thing + (count == 1 ? "" : "s");
  }
}
