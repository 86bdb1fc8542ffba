package velib.feedclient;

import java.io.IOException;

/** An answer has more stations than the settings allow; a small one can unpack to millions. */
public final class TooManyStations extends IOException {
  private static final long serialVersionUID = 1;

  /**
   * An answer with more stations than the most that are read.
   *
   * @param maxStations the value of {@link FeedSettings#FEED_MAX_STATIONS}
   */
  public TooManyStations(int maxStations) {
    super(String.format("the answer has more than %d stations (FEED_MAX_STATIONS)", maxStations));
  }
}
