package velib.testkit.fuzz;

import java.util.List;
import java.util.Random;

/** A seeded random generator with the few draws that the fuzzers need. */
final class Dice {
  private final Random random;

  Dice(long seed) {
    random = new Random(seed);
  }

  /** A whole number from 0 (included) to the bound (excluded). */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** A whole number from the first to the last, both included. */
  int between(int first, int last) {
    return first + random.nextInt(last - first + 1);
  }

  /** True once in this many draws, on average. */
  boolean onceIn(int throwsOnAverage) {
    return random.nextInt(throwsOnAverage) == 0;
  }

  String anyOf(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  <T> T anyOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  Random random() {
    return random;
  }
}
