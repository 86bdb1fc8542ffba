package velib.stationmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import velib.stationmodel.LatestStations.Verdict;

class LatestStationsTest {
  private static final long START = 1_760_776_260_000L; // a whole minute, so a step of the clock
  private static final long HOUR_MS = 3_600_000;

  private final ExpiryClock clock = new ExpiryClock(Duration.ofHours(1));
  private final LatestStations stations = new LatestStations();

  @Test
  void theGreatestTimestampThenPartitionThenOffsetWins() {
    assertThat(LatestStations.replaces(2, 0, 0, 1, 9, 9)).isTrue();
    assertThat(LatestStations.replaces(1, 9, 9, 2, 0, 0)).isFalse();
    assertThat(LatestStations.replaces(1, 1, 0, 1, 0, 9)).isTrue();
    assertThat(LatestStations.replaces(1, 0, 9, 1, 1, 0)).isFalse();
    assertThat(LatestStations.replaces(1, 1, 2, 1, 1, 1)).isTrue();
    assertThat(LatestStations.replaces(1, 1, 1, 1, 1, 2)).isFalse();
  }

  @Test
  void theSameMessageDoesNotReplaceItself() {
    assertThat(LatestStations.replaces(1, 1, 1, 1, 1, 1)).isFalse();
    take(entry("16107", START, 5));

    assertThat(take(entry("16107", START, 5))).isEqualTo(Verdict.SUPERSEDED);
  }

  @Test
  void anOlderMessageIsSupersededWhateverItsOrderOfArrival() {
    assertThat(take(entry("16107", START, 5))).isEqualTo(Verdict.COUNTED);
    assertThat(take(entry("16107", START, 4))).isEqualTo(Verdict.SUPERSEDED);
    assertThat(take(entry("16107", START, 6))).isEqualTo(Verdict.COUNTED);
    assertThat(take(entry("16108", START, 1))).isEqualTo(Verdict.COUNTED);

    assertThat(stations.of("velib/16107")).isEqualTo(entry("16107", START, 6));
    assertThat(stations).hasSize(2);
  }

  @Test
  void anExpiredMessageIsNotTaken() {
    long watermarkMs = clock.watermarkMs(START + HOUR_MS);

    assertThat(stations.take(entry("16107", START, 1), clock, watermarkMs))
        .isEqualTo(Verdict.EXPIRED);
    assertThat(stations.take(entry("16107", START + 60_000, 2), clock, watermarkMs))
        .isEqualTo(Verdict.COUNTED);
  }

  @Test
  void aSilentStationLeavesAndAnotherStays() {
    take(entry("16107", START, 1));
    take(entry("16108", START + 60_000, 2));

    assertThat(stations.expire(clock, clock.watermarkMs(START + HOUR_MS - 1))).isFalse();
    assertThat(stations.expire(clock, clock.watermarkMs(START + HOUR_MS))).isTrue();
    assertThat(stations).containsExactly(entry("16108", START + 60_000, 2));
  }

  @Test
  void beforeAnyMessageNothingIsGone() {
    assertThat(clock.isGone(0, clock.watermarkMs(Long.MIN_VALUE))).isFalse();
  }

  @Test
  void theMarkOfARemovedStationKeepsOlderMessagesOutAndIsNotPresent() {
    take(StationEntry.removed(StationEntry.VELIB_FEED, "16107", new Position(START, 0, 5)));
    take(entry("16108", START, 6));

    assertThat(take(entry("16107", START, 4))).isEqualTo(Verdict.SUPERSEDED);
    assertThat(stations.present()).isEqualTo(List.of(entry("16108", START, 6)));
    assertThat(stations.size()).isEqualTo(2);
  }

  @Test
  void theStationThatFallsSilentNextSetsTheTimeout() {
    assertThat(stations.nextTimeoutMs(clock)).isEmpty();
    take(entry("16107", START + 60_000, 1));
    take(entry("16108", START, 2));

    assertThat(stations.nextTimeoutMs(clock)).isEqualTo(OptionalLong.of(clock.timeoutMs(START)));
  }

  private Verdict take(StationEntry entry) {
    return stations.take(entry, clock, clock.watermarkMs(Long.MIN_VALUE));
  }

  private static StationEntry entry(String code, long timestampMs, long offset) {
    return StationEntry.reported(
        StationEntry.VELIB_FEED,
        new Position(timestampMs, 0, offset),
        new StationStatus(code, 1, 1, 0, 0, true, StationStatus.NOT_REPORTED));
  }
}
