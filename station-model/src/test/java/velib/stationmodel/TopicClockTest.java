package velib.stationmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TopicClockTest {
  private static final long START = 1_760_776_260_000L;
  private static final long HOUR_MS = 3_600_000;

  private final TopicClock clock = new TopicClock(Duration.ofHours(1));

  @Test
  void beforeAnyMessageNothingIsGone() {
    assertThat(clock.newestMs()).isEmpty();
    assertThat(clock.isGone(new Position(0, 0, 0))).isFalse();
    assertThat(clock.isGoneForGood(new Position(0, 0, 0))).isFalse();
    assertThat(clock.progressMs()).isLessThan(clock.checkAtMs(0));
  }

  @Test
  void runningTimeNeverDecreasesAndNoTimePassesWhileAClockIsSetBack() {
    assertThat(clock.read(0, START)).isEqualTo(START);
    assertThat(clock.read(0, START + 5)).isEqualTo(START + 5);
    assertThat(clock.read(0, START + 2)).isEqualTo(START + 5);
    assertThat(clock.read(0, START + 4)).isEqualTo(START + 7);
    assertThat(clock.newestMs()).hasValue(START + 4);
  }

  @Test
  void whatWasReadBeforeAClockWasSetBackMovesBackWithIt() {
    Position ahead = new Position(clock.read(0, START + 2 * HOUR_MS), 0, 1);
    assertThat(clock.timeMs(ahead)).isEqualTo(START + 2 * HOUR_MS);

    clock.read(0, START + 7);

    assertThat(clock.timeMs(ahead)).isEqualTo(START + 7);
  }

  @Test
  void aStationIsGoneWhenTheTimeToLiveHasPassedSinceItsMessage() {
    Position first = new Position(clock.read(0, START), 0, 1);
    clock.read(0, START + HOUR_MS - 1);
    assertThat(clock.isGone(first)).isFalse();

    clock.read(0, START + HOUR_MS);

    assertThat(clock.isGone(first)).isTrue();
    assertThat(clock.isGoneForGood(first)).isTrue();
  }

  @Test
  void theTimeOfAnotherPartitionMakesAStationGoneButNotForGood() {
    Position first = new Position(clock.read(0, START), 0, 1);
    clock.read(1, START + HOUR_MS);
    assertThat(clock.isGone(first)).isTrue();
    assertThat(clock.isGoneForGood(first)).isFalse();

    clock.read(1, START + 1);

    assertThat(clock.isGone(first)).isFalse();
  }

  @Test
  void nothingIsGoneBeforeItHasToBeLookedAt() {
    Random random = new Random(1);
    for (int round = 0; round < 200; round++) {
      clock.clear();
      Position position = new Position(clock.read(0, START), 0, 0);
      long checkAtMs = clock.checkAtMs(clock.timeMs(position));
      long progressMs = clock.progressMs();
      for (int message = 0; message < 50; message++) {
        clock.read(random.nextInt(3), START + random.nextInt(3 * (int) HOUR_MS) - HOUR_MS);

        assertThat(clock.progressMs()).isGreaterThanOrEqualTo(progressMs);
        progressMs = clock.progressMs();
        assertThat(clock.isGone(position) && progressMs < checkAtMs).isFalse();
      }
    }
  }

  @Test
  void itDoesNotMatterIntoWhichRangesTheMessagesAreDivided() {
    Random random = new Random(2);
    for (int round = 0; round < 200; round++) {
      List<Long> timestamps = new ArrayList<>();
      for (int message = 0; message < 30; message++) {
        timestamps.add(START + random.nextInt(1_000));
      }
      PartitionClock whole = new PartitionClock();
      List<Long> running = new ArrayList<>();
      timestamps.forEach(timestampMs -> running.add(whole.read(timestampMs)));

      PartitionClock together = new PartitionClock();
      List<Long> ofRanges = new ArrayList<>();
      for (int from = 0; from < timestamps.size(); ) {
        int until = Math.min(timestamps.size(), from + 1 + random.nextInt(9));
        PartitionClock range = new PartitionClock();
        List<Long> inRange = new ArrayList<>();
        timestamps.subList(from, until).forEach(ms -> inRange.add(range.read(ms)));
        long shiftMs = together.append(range);
        inRange.forEach(runningMs -> ofRanges.add(runningMs + shiftMs));
        from = until;
      }

      assertThat(ofRanges).isEqualTo(running);
      assertThat(together.wentBackMs()).isEqualTo(whole.wentBackMs());
      assertThat(together.firstMs()).isEqualTo(whole.firstMs());
      assertThat(together.lastMs()).isEqualTo(whole.lastMs());
    }
  }
}
