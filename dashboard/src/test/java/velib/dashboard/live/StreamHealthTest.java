package velib.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StreamHealthTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration POLLS = Duration.ofSeconds(60);

  @Test
  void isLiveWhileStatusesComeAndTheJobReadsThem() {
    assertThat(judged(ago(100), Optional.of(ago(14)))).hasToString("live");
  }

  @Test
  void theSourceIsDownWhenThreePollsBroughtNothing() {
    assertThat(judged(ago(190), Optional.empty())).hasToString("live");
    assertThat(judged(ago(191), Optional.empty())).hasToString("source-down since " + ago(191));
  }

  @Test
  void isStaleWhenTheJobLeavesAMessageUnread() {
    assertThat(judged(ago(1), Optional.of(ago(16)))).hasToString("stale since " + ago(16));
  }

  @Test
  void whatTheJobHasNotReadIsSaidBeforeASourceThatIsDown() {
    assertThat(judged(ago(500), Optional.of(ago(500)))).hasToString("stale since " + ago(500));
  }

  @Test
  void isHeldUpWhenATransactionStaysOpenWhateverTheFeedDoes() {
    assertThat(judged(ago(900), Optional.empty(), Optional.of(ago(16))))
        .hasToString("held-up since " + ago(16));
    assertThat(judged(ago(1), Optional.empty(), Optional.of(ago(14)))).hasToString("live");
  }

  @Test
  void whatTheJobCouldReadIsSaidBeforeWhatIsHeldUp() {
    assertThat(judged(ago(1), Optional.of(ago(20)), Optional.of(ago(30))))
        .hasToString("stale since " + ago(20));
  }

  @Test
  void startsUntilTheTopicsAreRead() {
    assertThat(
            StreamHealth.of(
                NOW,
                Optional.empty(),
                false,
                ago(900),
                Optional.empty(),
                Optional.of(ago(99)),
                POLLS))
        .hasToString("starting");
  }

  @Test
  void aKafkaThatIsAwayHidesAllElse() {
    assertThat(
            StreamHealth.of(
                NOW,
                Optional.of(ago(3)),
                false,
                ago(9),
                Optional.of(ago(99)),
                Optional.of(ago(99)),
                POLLS))
        .hasToString("kafka-down since " + ago(3));
  }

  private static StreamHealth judged(Instant newestStatus, Optional<Instant> oldestUnread) {
    return judged(newestStatus, oldestUnread, Optional.empty());
  }

  private static StreamHealth judged(
      Instant newestStatus, Optional<Instant> oldestUnread, Optional<Instant> heldUpSince) {
    return StreamHealth.of(
        NOW, Optional.empty(), true, newestStatus, oldestUnread, heldUpSince, POLLS);
  }

  private static Instant ago(int seconds) {
    return NOW.minusSeconds(seconds);
  }
}
