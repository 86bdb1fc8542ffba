package velib.feedclient;

import java.io.IOException;
import java.util.Locale;

/** An answer has more stations than the settings allow; a small one can unpack to millions. */
public final class TooManyStations extends IOException {
  private static final long serialVersionUID = 1;

  /**
   * An answer with more stations than the most that are read.
   *
   * @param maxStations the value of {@link FeedSettings#FEED_MAX_STATIONS}
   */
  public TooManyStations(int maxStations) {
    super(
        String.format(
            Locale.ROOT, "the answer has more than %d stations (FEED_MAX_STATIONS)", maxStations));
  }
}
