package velib.feedsimulator;

import java.util.SplittableRandom;

/**
 * Numbers that look random but are a pure function of the seed and the question: any moment can be
 * computed without the moments before it.
 */
final class SeededNoise {
  private final long seed;

  SeededNoise(long seed) {
    this.seed = seed;
  }

  /** A separate stream for each subject, such as a station code, and each use of it. */
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

  /** A stream of numbers that can be read at any position. */
  static final class Stream {
    private final long start;

    private Stream(long start) {
      this.start = start;
    }

    /** Uniform from 0 (inclusive) to 1 (exclusive). */
    double at(long index) {
      return new SplittableRandom(start + scatter(index)).nextDouble();
    }

    /** A whole number from 0 to {@code bound} - 1. */
    int below(int bound, long index) {
      return (int) (at(index) * bound);
    }

    /** From 0 to 1 without jumps: the numbers at whole positions, interpolated smoothly. */
    double smoothAt(double place) {
      long before = (long) Math.floor(place);
      double part = place - before;
      double eased = part * part * (3 - 2 * part);
      return at(before) * (1 - eased) + at(before + 1) * eased;
    }
  }
}
