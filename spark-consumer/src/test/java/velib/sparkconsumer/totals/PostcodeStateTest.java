package velib.sparkconsumer.totals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import velib.stationmodel.ExpiryClock;
import velib.stationmodel.Position;
import velib.stationmodel.StationEntry;
import velib.stationmodel.StationStatus;

class PostcodeStateTest {
  private static final long NO_WATERMARK = 0;
  private static final long START = 1_760_000_040_000L; // a whole minute

  private final ExpiryClock clock = new ExpiryClock(Duration.ofHours(1));
  private final PostcodeState state = new PostcodeState();
  private final MessageTally tally = new MessageTally();

  @Test
  void theLatestOfAStationCountsByTimePartitionAndOffset() {
    take(entry("16107", START, 0, 7, 5));
    take(entry("16107", START - 1, 1, 9, 1));
    take(entry("16107", START, 0, 6, 2));
    assertThat(bikes()).isEqualTo(5);

    take(entry("16107", START, 0, 8, 6));
    assertThat(bikes()).isEqualTo(6);
    take(entry("16107", START, 1, 0, 7));
    assertThat(bikes()).isEqualTo(7);
    take(entry("16107", START + 1, 0, 9, 8));
    assertThat(bikes()).isEqualTo(8);

    assertThat(tally.counted).isEqualTo(4);
    assertThat(tally.superseded).isEqualTo(2);
  }

  @Test
  void totalsArePublishedOnlyWhenTheyDiffer() {
    take(entry("16107", START, 0, 1, 5));
    assertThat(state.publish("75016")).isPresent();
    take(entry("16107", START, 0, 2, 5));
    assertThat(state.publish("75016")).isEmpty();
    take(entry("16107", START, 0, 3, 6));
    assertThat(state.publish("75016")).map(totals -> totals.sums().totalBikes()).contains(6L);
  }

  @Test
  void aRemovedStationLeavesAMarkThatOlderMessagesCannotPass() {
    take(entry("16107", START, 0, 1, 5));
    state.publish("75016");
    take(StationEntry.removed("velib", "16107", new Position(START + 10, 0, 2)));
    assertThat(state.publish("75016")).map(totals -> totals.sums().stations()).contains(0);

    take(entry("16107", START + 5, 1, 1, 9));

    assertThat(state.publish("75016")).isEmpty();
    assertThat(state.isEmpty()).isFalse();
    assertThat(tally.superseded).isEqualTo(1);
  }

  @Test
  void aStationIsGoneOnceTheTopicsTimeHasPassedItByTheTimeToLive() {
    take(entry("16107", START, 0, 1, 5));
    take(entry("16108", START + 60_000, 0, 2, 3));
    long timeoutMs = state.nextTimeoutMs(clock).orElseThrow();

    state.expire(clock, clock.watermarkMs(START + 3_599_999));
    assertThat(bikes()).isEqualTo(8);
    assertThat(timeoutMs).isGreaterThanOrEqualTo(clock.watermarkMs(START + 3_599_999));

    state.expire(clock, clock.watermarkMs(START + 3_600_000));
    assertThat(bikes()).isEqualTo(3);
    assertThat(timeoutMs).isLessThan(clock.watermarkMs(START + 3_600_000));

    state.expire(clock, clock.watermarkMs(START + 3_660_000));
    assertThat(state.isEmpty()).isTrue();
    assertThat(state.publish("75016")).map(totals -> totals.sums().stations()).contains(0);
  }

  @Test
  void aMessageThatArrivesExpiredIsCountedAsSuch() {
    state.take(entry("16107", START, 0, 1, 5), clock, clock.watermarkMs(START + 3_600_000), tally);

    assertThat(tally.expired).isEqualTo(1);
    assertThat(state.isEmpty()).isTrue();
    assertThat(state.publish("75016")).isEmpty();
  }

  @Test
  void whatIsWrittenReadsBackTheSame() {
    take(entry("16107", START, 0, 1, 5));
    take(entry("16108_relais\ud800", START + 1, 3, 99, 7));
    take(StationEntry.removed("velib", "16109", new Position(START + 2, 0, 2)));
    state.publish("75016");

    PostcodeState again = Binary.read(Binary.write(state::write), PostcodeState::read);

    assertThat(again.isChanged()).isFalse();
    assertThat(again.publish("75016")).isEmpty();
    assertThat(Binary.write(again::write)).isEqualTo(Binary.write(state::write));
    again.take(entry("16109", START + 1, 0, 1, 50), clock, NO_WATERMARK, new MessageTally());
    assertThat(again.publish("75016")).isEmpty();
  }

  private void take(StationEntry entry) {
    state.take(entry, clock, NO_WATERMARK, tally);
  }

  private long bikes() {
    state.publish("75016");
    PostcodeState copy = Binary.read(Binary.write(state::write), PostcodeState::read);
    copy.take(entry("16999", START * 2, 0, 0, 0), clock, NO_WATERMARK, new MessageTally());
    return copy.publish("75016").orElseThrow().sums().totalBikes();
  }

  private static StationEntry entry(
      String code, long timestampMs, int partition, long offset, int bikes) {
    return StationEntry.reported(
        "velib",
        new Position(timestampMs, partition, offset),
        new StationStatus(code, bikes, bikes, 0, 0, true, StationStatus.NOT_REPORTED));
  }
}
