package velib.producer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PollLogTest {
  private static final Duration NEXT = Duration.ofMillis(59_600);

  @Test
  void oneLineSaysWhatAPollSawAndDid() throws PollFailure {
    Poll poll = new Poll(7);
    poll.saw(Feeds.read(Feeds.ofCodes("16107", "32017", "7001")));
    poll.kept(2);
    poll.published(1);
    poll.ends(PollOutcome.PUBLISHED);

    assertThat(PollLog.line(poll, NEXT))
        .matches(
            "Poll 7 published; 3 stations seen, 2 kept, 1 published, content [0-9]+ s old,"
                + " took [0-9]+ ms, next in 60 s");
  }

  @Test
  void aFailureHasItsReasonInTheSameLine() {
    Poll poll = new Poll(8);
    poll.ends(new PollFailure(PollOutcome.FEED_FAILED, "answered with status 503"));

    assertThat(PollLog.line(poll, NEXT))
        .startsWith("Poll 8 feed failed: answered with status 503; 0 stations seen")
        .contains("content of unknown age");
  }

  @Test
  void pollsAreCountedByOutcome() {
    PollLog log = new PollLog();
    assertThat(log.summary()).isEqualTo("none");

    for (PollOutcome outcome :
        new PollOutcome[] {PollOutcome.HELD_BACK, PollOutcome.PUBLISHED, PollOutcome.PUBLISHED}) {
      Poll poll = new Poll(1);
      poll.ends(outcome);
      log.polled(poll, NEXT);
    }

    assertThat(log.summary()).isEqualTo("2 published, 1 held back");
  }
}
