package velib.feedsimulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Predicate;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class BikeShareDayProperties {
  private static final long EPOCH_SECOND = 1_770_703_200L;

  @Property(tries = 60)
  void aSnapshotIsAPureFunctionAndNeverHoldsMoreThanTheDocks(
      @ForAll @IntRange(min = 2, max = 600) int size,
      @ForAll @IntRange(min = 0) int seed,
      @ForAll @LongRange(min = 0, max = 1_000_000_000) long number) {
    Network network = NetworkProperties.network(size, seed);
    BikeShareDay day = new BikeShareDay(network, new SeededNoise(seed));
    Snapshot snapshot = day.snapshot(number, EPOCH_SECOND);
    day.snapshot(number + 17, EPOCH_SECOND);
    Snapshot again =
        new BikeShareDay(network, new SeededNoise(seed)).snapshot(number, EPOCH_SECOND);

    assertThat(FeedJson.status(again)).isEqualTo(FeedJson.status(snapshot));
    for (StationRow row : snapshot.rows) {
      assertThat(row.mechanicalBikes).isNotNegative();
      assertThat(row.electricBikes).isNotNegative();
      assertThat(row.docks).isNotNegative();
      assertThat(row.bikes() + row.docks).isLessThanOrEqualTo(row.station.capacity);
      assertThat(row.lastReportedEpochSecond).isLessThanOrEqualTo(EPOCH_SECOND);
    }
  }

  @Property(tries = 30)
  void onlySomeStationsChangeFromOneSnapshotToTheNext(
      @ForAll @IntRange(min = 0) int seed,
      @ForAll @LongRange(min = 0, max = 1_000_000_000) long number) {
    BikeShareDay day = day(1_500, seed);
    Snapshot one = day.snapshot(number, EPOCH_SECOND);
    Snapshot next = day.snapshot(number + 1, EPOCH_SECOND);

    assertThat(changed(one, next)).isBetween(60, 900);
  }

  @Property(tries = 30)
  void asManyStationsDoNotRentAsInTheRealFeedAndAFewOfThemHaveBikes(
      @ForAll @IntRange(min = 0) int seed,
      @ForAll @LongRange(min = 0, max = 1_000_000_000) long number) {
    Snapshot snapshot = day(1_500, seed).snapshot(number, EPOCH_SECOND);

    assertThat(snapshot.rows.stream().filter(row -> !row.renting).count()).isBetween(24L, 53L);
    assertThat(snapshot.rows.stream().filter(row -> !row.renting && row.bikes() > 0).count())
        .isLessThanOrEqualTo(3L);
  }

  @Example
  void inTheMorningBikesFlowToTheCentreAndInTheEveningBack() {
    BikeShareDay day = day(1_500, 42);
    Snapshot seven = day.snapshot(0, EPOCH_SECOND);
    Snapshot noon = day.snapshot(300, EPOCH_SECOND);
    Snapshot night = day.snapshot(16 * 60, EPOCH_SECOND);

    assertThat(bikes(noon, BikeShareDayProperties::central))
        .isGreaterThan(bikes(seven, BikeShareDayProperties::central) * 5 / 4)
        .isGreaterThan(bikes(night, BikeShareDayProperties::central) * 5 / 4);
    assertThat(bikes(noon, BikeShareDayProperties::outer))
        .isLessThan(bikes(seven, BikeShareDayProperties::outer) * 4 / 5)
        .isLessThan(bikes(night, BikeShareDayProperties::outer) * 4 / 5);
  }

  @Example
  void theDefaultStationsMoveWithinAFewSnapshots() {
    BikeShareDay day = day(2, 42);
    Snapshot first = day.snapshot(0, EPOCH_SECOND);
    Snapshot fourth = day.snapshot(3, EPOCH_SECOND);

    assertThat(changed(first, fourth)).isEqualTo(2);
  }

  private static BikeShareDay day(int size, int seed) {
    return new BikeShareDay(NetworkProperties.network(size, seed), new SeededNoise(seed));
  }

  private static int changed(Snapshot one, Snapshot other) {
    int changed = 0;
    for (int index = 0; index < one.rows.size(); index++) {
      changed += one.rows.get(index).sameStatusAs(other.rows.get(index)) ? 0 : 1;
    }
    return changed;
  }

  private static int bikes(Snapshot snapshot, Predicate<Station> stations) {
    return snapshot.rows.stream()
        .filter(row -> stations.test(row.station))
        .mapToInt(StationRow::bikes)
        .sum();
  }

  private static boolean central(Station station) {
    return station.postcode.compareTo("75011") < 0;
  }

  private static boolean outer(Station station) {
    return station.postcode.compareTo("92000") >= 0;
  }
}
