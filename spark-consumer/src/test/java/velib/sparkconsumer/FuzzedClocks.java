package velib.sparkconsumer;

import java.util.Random;

/** The clocks of some partitions, which walk on and are set forward and back all the time. */
final class FuzzedClocks {
  private static final long START_MS = 1_760_000_000_000L;
  private static final int A_MINUTE_MS = 60_000;
  private static final int TWO_HOURS_MS = 7_200_000;

  private final Random random;
  private final long[] clocksMs;
  private long steps;

  FuzzedClocks(long seed, int partitions) {
    random = new Random(seed);
    clocksMs = new long[partitions];
    for (int partition = 0; partition < partitions; partition++) {
      clocksMs[partition] = START_MS + random.nextInt(10 * A_MINUTE_MS);
    }
  }

  /** The timestamp of a partition's next message. */
  long next(int partition) {
    clocksMs[partition] += random.nextInt(3);
    if (random.nextInt(2_000) == 0) { // as after a long outage: whatever stays silent expires
      clocksMs[partition] += TWO_HOURS_MS;
      steps++;
    } else if (random.nextInt(15) == 0) {
      clocksMs[partition] += random.nextInt(2 * A_MINUTE_MS) - A_MINUTE_MS;
      steps++;
    }
    return clocksMs[partition];
  }

  /** How often a clock was set. */
  long steps() {
    return steps;
  }
}
