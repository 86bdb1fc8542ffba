package velib.feedsimulator;

import java.util.SplittableRandom;

/**
 * Numbers that look random but are a pure function of the seed and of what is asked: any moment can
 * be asked for without the moments before it.
 */
final class SeededNoise {
  private final long seed;

  SeededNoise(long seed) {
    this.seed = seed;
  }

  /** A stream of its own for each subject (a station code, say) and each use of it. */
  Stream stream(String subject, String use) {
    long start = seed;
    for (char letter : (subject + '/' + use).toCharArray()) {
      start = scatter(start + letter);
    }
    return new Stream(start);
  }

  private static long scatter(long value) {
    return new SplittableRandom(value).nextLong();
  }

  /** One stream of numbers, read at any place. */
  static final class Stream {
    private final long start;

    private Stream(long start) {
      this.start = start;
    }

    /** Evenly spread from 0 (included) to 1 (excluded). */
    double at(long index) {
      return new SplittableRandom(start + scatter(index)).nextDouble();
    }

    /** A whole number from 0 to {@code bound} - 1. */
    int below(int bound, long index) {
      return (int) (at(index) * bound);
    }

    /** From 0 to 1 without jumps: the numbers at whole places, joined by smooth steps. */
    double smoothAt(double place) {
      long before = (long) Math.floor(place);
      double part = place - before;
      double eased = part * part * (3 - 2 * part);
      return at(before) * (1 - eased) + at(before + 1) * eased;
    }
  }
}
