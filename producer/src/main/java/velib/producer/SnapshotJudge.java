package velib.producer;

import java.util.Optional;
import java.util.Set;

/**
 * Decides whether a snapshot is believed: one that has lost over a fifth of the whole feed's
 * stations against the last accepted one is not, until five polls in a row agree.
 *
 * <p>A source that is half broken would otherwise let stations expire that are still there. Polls
 * agree when none of them has lost over a fifth of another's stations, so five different fragments
 * are not believed. A poll without a snapshot says nothing and breaks no row.
 */
final class SnapshotJudge {
  static final int AGREEING_POLLS = 5;

  private Set<String> accepted = Set.of();
  private Set<String> candidate = Set.of();
  private int agreeing;

  /**
   * Judges a snapshot by the codes of its stations, and remembers it.
   *
   * @return why it is not believed yet; empty when it is accepted
   */
  Optional<String> doubt(Set<String> stationCodes) {
    if (!lostTooMany(accepted, stationCodes)) {
      accept(stationCodes);
      return Optional.empty();
    }
    boolean agrees = !lostTooMany(candidate, stationCodes) && !lostTooMany(stationCodes, candidate);
    if (!agrees) {
      candidate = stationCodes;
    }
    agreeing = agrees ? agreeing + 1 : 1;
    if (agreeing >= AGREEING_POLLS) {
      accept(stationCodes);
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            "%d of the %d stations of the last accepted poll are missing;"
                + " believed once %d polls in a row agree, this is number %d",
            lost(accepted, stationCodes), accepted.size(), AGREEING_POLLS, agreeing));
  }

  /** The feed says that its last accepted content holds: whatever was doubted is past. */
  void lastAcceptedHolds() {
    candidate = Set.of();
    agreeing = 0;
  }

  private void accept(Set<String> stationCodes) {
    accepted = stationCodes;
    lastAcceptedHolds();
  }

  private static boolean lostTooMany(Set<String> before, Set<String> now) {
    return lost(before, now) * 5 > before.size();
  }

  private static long lost(Set<String> before, Set<String> now) {
    return before.stream().filter(code -> !now.contains(code)).count();
  }
}
