package velib.stacktests.guarantees.checks;

import java.util.List;
import java.util.Optional;

/** Whether things come in an order. */
final class Subsequence {
  private Subsequence() {}

  /**
   * The first of some things that is not found in a row of others behind the place where the one
   * before it was found. Repetitions do not count: they are the matter of {@link NoResultTwice}.
   */
  static <T> Optional<T> firstMissing(List<T> things, List<T> row) {
    int place = 0;
    T before = null;
    for (T thing : things) {
      if (!thing.equals(before)) {
        while (place < row.size() && !row.get(place).equals(thing)) {
          place++;
        }
        if (place++ == row.size()) {
          return Optional.of(thing);
        }
      }
      before = thing;
    }
    return Optional.empty();
  }
}
