package velib.feedclient;

/** How long the texts of a station may be in what the programs read from the feed. */
public final class RowLimits {
  /** The longest station code, in characters; the real ones have up to 12. */
  public static final int STATION_CODE_CHARACTERS = 64;

  /** The longest name of a station, in characters; the real ones have up to 60. */
  public static final int STATION_NAME_CHARACTERS = 200;

  private RowLimits() {}
}
