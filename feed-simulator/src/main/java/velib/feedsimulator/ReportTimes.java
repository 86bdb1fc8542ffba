package velib.feedsimulator;

/**
 * {@code last_reported} as in the real feed: once an hour it steps for nearly all stations at once,
 * while the counts change all the time; at some steps it goes backwards for a few stations, and a
 * few have been silent for a long time.
 */
final class ReportTimes {
  private static final int HOUR_SECONDS = 3_600;

  /** Each station steps at a second of its own within these first seconds of an hour. */
  private static final int STEP_SECONDS = 180;

  private static final double HOURS_WITH_BACKWARD_STEPS = 0.3;
  private static final double STATIONS_STEPPING_BACK = 0.027;

  private final SeededNoise noise;
  private final SeededNoise.Stream hours;

  ReportTimes(SeededNoise noise) {
    this.noise = noise;
    this.hours = noise.stream("network", "backward steps");
  }

  /** The station's report time in epoch seconds, never after the given moment. */
  long lastReported(Station station, long epochSecond) {
    if (station.silent()) {
      return station.silentSinceEpochSecond;
    }
    long hour = Math.floorDiv(epochSecond - STEP_SECONDS, HOUR_SECONDS);
    SeededNoise.Stream own = noise.stream(station.code, "report");
    long reported = hour * HOUR_SECONDS + own.below(STEP_SECONDS, 0);
    if (hours.at(hour) < HOURS_WITH_BACKWARD_STEPS && own.at(hour) < STATIONS_STEPPING_BACK) {
      // Before the previous step, whatever second that was.
      reported -= HOUR_SECONDS + STEP_SECONDS + own.below(HOUR_SECONDS, -hour);
    }
    return reported;
  }
}
