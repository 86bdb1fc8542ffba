package velib.sparkconsumer;

import java.util.Random;

/** The clocks of some partitions, which walk on and are set forward and back all the time. */
final class FuzzedClocks {
  private static final long START_MS = 1_760_000_000_000L;
  private static final int TEN_MINUTES_MS = 600_000;
  private static final int TWO_HOURS_MS = 7_200_000;

  private final Random random;
  private final long[] clocksMs;
  private long steps;

  FuzzedClocks(long seed, int partitions) {
    random = new Random(seed);
    clocksMs = new long[partitions];
    for (int partition = 0; partition < partitions; partition++) {
      clocksMs[partition] = START_MS + random.nextInt(TEN_MINUTES_MS);
    }
  }

  /** The timestamp of a partition's next message. */
  long next(int partition) {
    clocksMs[partition] += random.nextInt(3);
    if (random.nextInt(3_000) == 0) { // as after a long outage: whatever stays silent expires
      clocksMs[partition] += TWO_HOURS_MS;
      steps++;
    } else if (random.nextInt(15) == 0) {
      clocksMs[partition] += random.nextInt(2 * TEN_MINUTES_MS) - TEN_MINUTES_MS;
      steps++;
    }
    return clocksMs[partition];
  }

  /** How often a clock was set. */
  long steps() {
    return steps;
  }
}
