package velib.stationmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import velib.stationmodel.LatestStations.Verdict;

class LatestStationsTest {
  private static final long START = 1_760_776_260_000L;
  private static final long HOUR_MS = 3_600_000;

  private final TopicClock clock = new TopicClock(Duration.ofHours(1));
  private final LatestStations stations = new LatestStations();

  @Test
  void withinAPartitionTheGreaterOffsetWinsWhateverTheTimestampsSay() {
    take("16107", START + 2 * HOUR_MS, 0, 1, 1);
    take("16107", START, 0, 2, 2);

    assertThat(bikes("16107")).isEqualTo(2);
  }

  @Test
  void anOlderMessageIsSupersededWhateverItsOrderOfArrival() {
    assertThat(take("16107", START, 0, 5, 1)).isEqualTo(Verdict.COUNTED);
    assertThat(take("16107", START, 0, 4, 2)).isEqualTo(Verdict.SUPERSEDED);
    assertThat(take("16107", START, 0, 5, 3)).isEqualTo(Verdict.SUPERSEDED);
    assertThat(take("16107", START, 0, 6, 4)).isEqualTo(Verdict.COUNTED);
    assertThat(take("16108", START, 0, 1, 5)).isEqualTo(Verdict.COUNTED);

    assertThat(bikes("16107")).isEqualTo(4);
    assertThat(stations).hasSize(2);
  }

  @Test
  void betweenPartitionsTheLaterTimeWinsThenTheGreaterPartition() {
    take("16107", START, 1, 5, 1);
    take("16107", START - 1, 2, 6, 2);
    assertThat(bikes("16107")).isEqualTo(1);

    take("16107", START, 2, 7, 3);
    assertThat(bikes("16107")).isEqualTo(3);

    take("16107", START, 0, 8, 4);
    assertThat(bikes("16107")).isEqualTo(3);
  }

  @Test
  void aPartitionWhoseClockIsSetBackDoesNotKeepWhatItSaidBefore() {
    take("16107", START + 2 * HOUR_MS, 0, 1, 1);
    take("16107", START + 5, 1, 1, 2);
    assertThat(stations.of("velib/16107", clock).orElseThrow().status().bikes()).isEqualTo(1);

    take("16108", START + 1, 0, 2, 9); // sets the clock of partition 0 back

    assertThat(bikes("16107")).isEqualTo(2);
  }

  @Test
  void aMessageThatIsExpiredWhenItArrivesIsNotTaken() {
    clock.read(0, START + HOUR_MS);

    assertThat(stations.take(entry("16107", START, 0, 1, 1), clock)).isEqualTo(Verdict.EXPIRED);
    assertThat(stations.take(entry("16107", START + 1, 0, 2, 1), clock)).isEqualTo(Verdict.COUNTED);
  }

  @Test
  void aSilentStationLeavesAndAnotherStays() {
    take("16107", START, 0, 1, 1);
    take("16108", START + 60_000, 0, 2, 2);
    clock.read(0, START + HOUR_MS - 1);
    assertThat(stations.expire(clock)).isFalse();

    clock.read(0, START + HOUR_MS);

    assertThat(stations.of("velib/16107", clock)).isEmpty();
    assertThat(stations.expire(clock)).isTrue();
    assertThat(stations).hasSize(1);
    assertThat(bikes("16108")).isEqualTo(2);
  }

  @Test
  void theMarkOfARemovedStationKeepsOlderMessagesOutAndIsNotPresent() {
    stations.take(
        StationEntry.removed(StationEntry.VELIB_FEED, "16107", new Position(START, 0, 5)), clock);
    take("16108", START, 0, 6, 1);

    assertThat(take("16107", START, 0, 4, 1)).isEqualTo(Verdict.SUPERSEDED);
    assertThat(stations.present(clock)).isEqualTo(List.of(entry("16108", START, 0, 6, 1)));
    assertThat(stations.size()).isEqualTo(2);
  }

  @Test
  void theEarliestTimeIsThatOfTheStationThatFallsSilentNext() {
    assertThat(stations.earliestMs(clock)).isEmpty();
    take("16108", START, 0, 2, 1);
    take("16107", START + 60_000, 0, 3, 1);

    assertThat(stations.earliestMs(clock)).hasValue(START);
  }

  @Test
  void ofEachPartitionTheEntriesWithTheGreatestOffsetsAreKept() {
    take("16101", START, 0, 1, 1);
    take("16102", START, 0, 2, 1);
    take("16103", START, 1, 1, 1);
    assertThat(stations.keepNewest(2)).isZero();

    take("16101", START - 60_000, 0, 3, 1); // offsets decide, though the clock was set back
    take("16104", START, 0, 4, 1);

    assertThat(stations.keepNewest(2)).isEqualTo(1);
    assertThat(stations)
        .extracting(StationEntry::stationCode)
        .containsExactly("16101", "16103", "16104");
    assertThat(stations.size()).isEqualTo(3);
  }

  @Test
  void aMarkOfARemovalIsKeptOrForgottenLikeAStatus() {
    stations.take(
        StationEntry.removed(StationEntry.VELIB_FEED, "16101", new Position(START, 0, 1)), clock);
    take("16102", START, 0, 2, 1);

    assertThat(stations.keepNewest(1)).isEqualTo(1);
    assertThat(stations).extracting(StationEntry::stationCode).containsExactly("16102");
  }

  @Test
  void aStationMayBeForgottenInOnePartitionAndKeptInAnother() {
    take("16101", START, 1, 1, 7);
    take("16101", START + 1, 0, 1, 8);
    take("16102", START + 2, 0, 2, 1);

    assertThat(stations.keepNewest(1)).isEqualTo(1);

    assertThat(bikes("16101")).isEqualTo(7);
    assertThat(stations.size()).isEqualTo(2);
  }

  private Verdict take(String code, long timestampMs, int partition, long offset, int bikes) {
    return stations.take(
        entry(code, clock.read(partition, timestampMs), partition, offset, bikes), clock);
  }

  private int bikes(String code) {
    return stations.of("velib/" + code, clock).orElseThrow().status().bikes();
  }

  private static StationEntry entry(
      String code, long runningMs, int partition, long offset, int bikes) {
    return StationEntry.reported(
        StationEntry.VELIB_FEED,
        new Position(runningMs, partition, offset),
        new StationStatus(code, bikes, 1, 0, 0, true, StationStatus.NOT_REPORTED));
  }
}
