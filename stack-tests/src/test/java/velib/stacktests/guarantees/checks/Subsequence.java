package velib.stacktests.guarantees.checks;

import java.util.List;
import java.util.Optional;

/** Whether one list is contained in another in the same order, with gaps allowed. */
final class Subsequence {
  private Subsequence() {}

  /**
   * The first of the things that does not occur in the row after the place where its predecessor
   * occurs. Repetitions are ignored here, since {@link NoResultTwice} checks them.
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
