package velib.sparkconsumer.totals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import velib.stationmodel.PartitionClock;
import velib.stationmodel.Position;
import velib.stationmodel.StationEntry;
import velib.stationmodel.StationStatus;
import velib.stationmodel.TopicClock;

class PostcodeStateTest {
  private static final long START = 1_760_000_040_000L;

  private final TopicClock clock = new TopicClock(Duration.ofHours(1));
  private final PostcodeState state = new PostcodeState();
  private final MessageTally tally = new MessageTally();

  @Test
  void ofTheMessagesOfABatchTheLatestIsCountedInWhateverOrderTheyCome() {
    take(
        entry("16107", START, 0, 6, 2),
        entry("16107", START, 1, 0, 7),
        entry("16107", START, 0, 7, 5));

    assertThat(bikes()).isEqualTo(7);
    assertThat(tally).hasToString("1 counted, 2 superseded, 0 expired, 0 dead letters");
  }

  @Test
  void totalsArePublishedOnlyWhenTheyDiffer() {
    take(entry("16107", START, 0, 1, 5));
    assertThat(state.publish("75016", clock)).isPresent();
    take(entry("16107", START, 0, 2, 5));
    assertThat(state.publish("75016", clock)).isEmpty();
    take(entry("16107", START, 0, 3, 6));
    assertThat(state.publish("75016", clock))
        .map(totals -> totals.sums().totalBikes())
        .contains(6L);
  }

  @Test
  void aRemovedStationLeavesAMarkThatOlderMessagesCannotPass() {
    take(entry("16107", START, 0, 1, 5));
    state.publish("75016", clock);
    take(StationEntry.removed("velib", "16107", new Position(START + 10, 0, 2)));
    assertThat(state.publish("75016", clock)).map(totals -> totals.sums().stations()).contains(0);

    take(entry("16107", START + 5, 1, 1, 9));

    assertThat(state.publish("75016", clock)).isEmpty();
    assertThat(state.isEmpty()).isFalse();
    assertThat(tally.superseded).isEqualTo(1);
  }

  @Test
  void aStationIsGoneOnceTheTopicsTimeHasPassedItByTheTimeToLive() {
    take(entry("16107", START, 0, 1, 5), entry("16108", START + 60_000, 0, 2, 3));
    state.publish("75016", clock);
    long checkAtMs = state.checkAtMs(clock);

    moveTo(START + 3_599_999);
    assertThat(state.publish("75016", clock)).isEmpty();
    assertThat(clock.progressMs()).isLessThan(checkAtMs);

    moveTo(START + 3_600_000);
    assertThat(bikes()).isEqualTo(3);
    assertThat(clock.progressMs()).isGreaterThanOrEqualTo(checkAtMs);

    moveTo(START + 3_660_000);
    assertThat(state.publish("75016", clock)).map(totals -> totals.sums().stations()).contains(0);
    assertThat(state.isEmpty()).isTrue();
    assertThat(state.checkAtMs(clock)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void aMessageThatArrivesExpiredIsCountedAsSuch() {
    moveTo(START + 3_600_000);
    take(entry("16107", START, 0, 1, 5));

    assertThat(tally.expired).isEqualTo(1);
    assertThat(state.isEmpty()).isTrue();
    assertThat(state.publish("75016", clock)).isEmpty();
  }

  @Test
  void aStationThatIsGoneByAnotherPartitionsTimeIsBackOnceThatClockIsSetRight() {
    take(entry("16107", START, 0, 1, 5));
    assertThat(bikes()).isEqualTo(5);

    clock.append(1, new PartitionClock(START + 7_200_000, START + 7_200_000, 0));
    state.expire(clock);
    assertThat(bikes()).isEqualTo(0);

    clock.append(1, new PartitionClock(START + 1, START + 1, 0));
    state.expire(clock);
    assertThat(bikes()).isEqualTo(5);
  }

  @Test
  void codesWithoutEndDoNotGrowTheRowAndTheStationsThatKeepReportingStay() {
    PostcodeState row = state;
    long offset = 0;
    int forgotten = 0;
    for (int batch = 0; batch < 100; batch++) {
      List<StationEntry> changes = new ArrayList<>();
      for (int code = 0; code < 2_000; code++) {
        changes.add(entry("16107_" + offset, START, 0, offset++, 0));
      }
      changes.add(entry("16107", START, 0, offset++, batch));
      clock.append(0, new PartitionClock(START, START, 0));
      row.take(changes, clock, tally);
      row.expire(clock);
      forgotten += row.keepNewest(10_000);
      row = PostcodeState.ofBytes(row.toBytes());
    }

    assertThat(row.toBytes()).hasSizeLessThan(10_000 * 40);
    assertThat(row.publish("75016", clock).orElseThrow().sums())
        .satisfies(
            sums -> {
              assertThat(sums.stations()).isEqualTo(10_000);
              assertThat(sums.totalBikes()).isEqualTo(99);
            });
    assertThat(forgotten).isEqualTo(190_001);
    assertThat(tally).hasToString("200100 counted, 0 superseded, 0 expired, 0 dead letters");
  }

  @Test
  void whatIsWrittenReadsBackTheSame() {
    take(
        entry("16107", START, 0, 1, 5),
        entry("16107", START, 3, 1, 5),
        StationEntry.removed("velib", "16108", new Position(START, 0, 2)));
    state.publish("75016", clock);

    PostcodeState again = PostcodeState.ofBytes(state.toBytes());

    assertThat(again.isChanged()).isFalse();
    assertThat(again.publish("75016", clock)).isEmpty();
    assertThat(again.toBytes()).isEqualTo(state.toBytes());
    again.take(List.of(entry("16107", START, 0, 1, 50)), clock, new MessageTally());
    assertThat(again.publish("75016", clock)).isEmpty();
  }

  private void take(StationEntry... entries) {
    for (StationEntry entry : entries) {
      Position position = entry.position();
      long lastMs = Math.max(position.runningMs(), clock.newestMs().orElse(0));
      clock.append(position.partition(), new PartitionClock(lastMs, lastMs, 0));
    }
    state.take(List.of(entries), clock, tally);
  }

  private void moveTo(long timestampMs) {
    clock.append(0, new PartitionClock(timestampMs, timestampMs, 0));
    state.expire(clock);
  }

  /** The bikes that were published last. */
  private long bikes() {
    state.publish("75016", clock);
    PostcodeState copy = PostcodeState.ofBytes(state.toBytes());
    copy.take(
        List.of(entry("16999", clock.newestMs().orElseThrow(), 9, 0, 0)),
        clock,
        new MessageTally());
    return copy.publish("75016", clock).orElseThrow().sums().totalBikes();
  }

  private static StationEntry entry(
      String code, long runningMs, int partition, long offset, int bikes) {
    return StationEntry.reported(
        "velib",
        new Position(runningMs, partition, offset),
        new StationStatus(code, bikes, bikes, 0, 0, true, StationStatus.NOT_REPORTED));
  }
}
