package velib.producer;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whether a snapshot is believed. One that lacks more than a fifth of the stations of the
 * last accepted one is not, and neither is one in which more than half of the stations are new,
 * until five polls in a row agree.
 *
 * <p>Otherwise a half-broken feed would let stations expire that still exist, and one that invents
 * stations would fill the topic and the totals with them. A feed that has lost half its stations
 * and gets them back at once is believed. Polls agree if none of them lacks more than a fifth of
 * another's stations, so five different fragments are not believed. A poll without a snapshot
 * counts neither for nor against.
 */
final class SnapshotJudge {
  static final int AGREEING_POLLS = 5;

  private Set<String> accepted = Set.of();
  private Set<String> candidate = Set.of();
  private int agreeing;

  /**
   * Judges a snapshot by its station codes, and remembers them.
   *
   * @return why it is not believed yet; empty if it is accepted
   */
  Optional<String> doubt(Set<String> stationCodes) {
    boolean lost = lostTooMany(accepted, stationCodes);
    if (!lost && !gainedTooMany(accepted, stationCodes)) {
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
    String seen =
        lost
            ? String.format(
                Locale.ROOT,
                "%d of the %d stations of the last accepted poll are missing",
                lost(accepted, stationCodes),
                accepted.size())
            : String.format(
                Locale.ROOT,
                "%d of its %d stations were not in the last accepted poll",
                lost(stationCodes, accepted),
                stationCodes.size());
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%s; believed once %d polls in a row agree, this is number %d",
            seen,
            AGREEING_POLLS,
            agreeing));
  }

  /** The feed has confirmed its last accepted content, so any doubt is over. */
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

  /** The first snapshot has nothing to be compared with. */
  private static boolean gainedTooMany(Set<String> before, Set<String> now) {
    return !before.isEmpty() && lost(now, before) * 2 > now.size();
  }

  private static long lost(Set<String> before, Set<String> now) {
    return before.stream().filter(code -> !now.contains(code)).count();
  }
}
