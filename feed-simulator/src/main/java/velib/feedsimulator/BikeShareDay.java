package velib.feedsimulator;

import java.util.ArrayList;
import java.util.List;

/**
 * Moves the bikes: snapshot k is a pure function of the network, the seed, k and its header time.
 *
 * <p>One snapshot is one minute of a bike-share day: bikes flow from the edge to the centre in the
 * morning and back in the evening. Each station changes at its own steps, so that only some change
 * from one snapshot to the next.
 */
final class BikeShareDay {
  private static final int MINUTES_PER_DAY = 1_440;

  /** Snapshot 0 is at seven in the morning. */
  private static final int FIRST_MINUTE = 7 * 60;

  private static final double MORNING_RUSH_HOUR = 8.5;
  private static final double EVENING_RUSH_HOUR = 18.5;
  private static final int LONGEST_STEP = 12;

  private final List<Movement> movements = new ArrayList<>();
  private final ReportTimes reportTimes;

  BikeShareDay(Network network, SeededNoise noise) {
    this.reportTimes = new ReportTimes(noise);
    for (Station station : network.stations()) {
      movements.add(new Movement(station, noise));
    }
  }

  Snapshot snapshot(long number, long epochSecond) {
    List<StationRow> rows = new ArrayList<>(movements.size());
    for (Movement movement : movements) {
      rows.add(movement.rowAt(number, reportTimes.lastReported(movement.station, epochSecond)));
    }
    return new Snapshot(number, epochSecond, rows);
  }

  /** From -1 at night to 1 at noon; the two rush hours are the slopes. */
  static double dayCurve(long snapshot) {
    double hour = Math.floorMod(snapshot + FIRST_MINUTE, MINUTES_PER_DAY) / 60.0;
    return 2 * (slope(hour - MORNING_RUSH_HOUR, 0.5) - slope(hour - EVENING_RUSH_HOUR, 0.6)) - 1;
  }

  private static double slope(double hoursPast, double width) {
    return 1 / (1 + Math.exp(-hoursPast / width));
  }

  /** One station's part of the day. */
  private static final class Movement {
    private static final int SNAPSHOTS_PER_CLOSURE = 120;
    private static final double CHANCE_OF_CLOSURE = 0.005;

    final Station station;
    private final SeededNoise.Stream level;
    private final SeededNoise.Stream jitter;
    private final SeededNoise.Stream electric;
    private final SeededNoise.Stream closure;
    private final double centrality;
    private final int step;
    private final int firstStep;
    private final int blockedDocks;

    Movement(Station station, SeededNoise noise) {
      this.station = station;
      level = noise.stream(station.code, "level");
      jitter = noise.stream(station.code, "jitter");
      electric = noise.stream(station.code, "electric");
      closure = noise.stream(station.code, "closure");
      centrality = Network.centrality(station);
      SeededNoise.Stream habits = noise.stream(station.code, "habits");
      step = Network.isDefault(station) ? 1 : 1 + habits.below(LONGEST_STEP, 0);
      firstStep = habits.below(step, 1);
      blockedDocks = habits.below(3, 2);
    }

    StationRow rowAt(long snapshot, long lastReportedEpochSecond) {
      long moment = station.silent() ? 0 : snapshot;
      boolean installed = station.capacity > 0;
      boolean renting = installed && !station.closed && !closedFor(moment);
      boolean emptied = !renting && !station.keepsBikesWhileClosed;
      int bikes = emptied ? 0 : bikesAt(moment - Math.floorMod(moment - firstStep, step));
      int electricBikes = (int) Math.round(bikes * electricShareAt(moment - moment % step));
      int docks = emptied ? 0 : Math.max(0, station.capacity - bikes - blockedDocks);
      return new StationRow(
          station,
          bikes - electricBikes,
          electricBikes,
          docks,
          installed,
          renting,
          lastReportedEpochSecond,
          null);
    }

    private int bikesAt(long moment) {
      double full =
          0.45
              + 0.4 * centrality * dayCurve(moment)
              + 0.5 * (level.smoothAt(moment / 25.0) - 0.5)
              + 0.12 * (jitter.at(moment) - 0.5);
      return (int) Math.round(station.capacity * Math.max(0, Math.min(0.97, full)));
    }

    private double electricShareAt(long moment) {
      return 0.15 + 0.5 * electric.smoothAt(moment / 60.0);
    }

    private boolean closedFor(long moment) {
      return !Network.isDefault(station)
          && closure.at(Math.floorDiv(moment, SNAPSHOTS_PER_CLOSURE)) < CHANCE_OF_CLOSURE;
    }
  }
}
