package velib.producer;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import velib.testkit.Scrape;

class FeedMetricsTest {
  private static final Instant CONTENT_TIME = Instant.ofEpochSecond(1_760_776_300); // of Feeds

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final SetClock clock = new SetClock(CONTENT_TIME);
  private final FeedMetrics metrics = new FeedMetrics(registry, clock);

  @Test
  void nothingIsToldBeforeTheFirstAnswer() throws PollFailure {
    polled(null, PollOutcome.FEED_FAILED);

    assertThat(scrape().metrics()).isEmpty();
  }

  @Test
  void theAgeIsThatOfTheHeaderAndGoesOnByItself() throws PollFailure {
    clock.passes(Duration.ofSeconds(40));
    polled(Feeds.ofCodes("16107", "32017"), PollOutcome.PUBLISHED);
    assertThat(scrape().value("velib_feed_content_age_seconds")).isEqualTo(40);
    assertThat(scrape().value("velib_feed_stations")).isEqualTo(2);

    clock.passes(Duration.ofMillis(2_500));
    polled(null, PollOutcome.FEED_FAILED);

    assertThat(scrape().value("velib_feed_content_age_seconds")).isEqualTo(42.5);
    assertThat(scrape().value("velib_feed_stations")).as("the last answer's").isEqualTo(2);
  }

  /** A feed that goes on giving a fresh header over a content that stands still. */
  @Test
  void aFreshHeaderOverTheSameRowsIsNoChange() throws PollFailure {
    String rows = "\"data\":{\"stations\":[" + Feeds.row("16107", 5) + "]}}";
    polled("{\"lastUpdatedOther\":1760776300," + rows, PollOutcome.PUBLISHED);
    clock.passes(Duration.ofSeconds(60));
    polled("{\"lastUpdatedOther\":1760776360," + rows, PollOutcome.PUBLISHED);
    assertThat(scrape().value("velib_feed_content_unchanged_seconds")).isEqualTo(60);
    assertThat(scrape().value("velib_feed_content_age_seconds")).isZero();

    clock.passes(Duration.ofSeconds(60));
    polled(Feeds.of(Feeds.row("16107", 6)), PollOutcome.HELD_BACK);

    assertThat(scrape().value("velib_feed_content_unchanged_seconds")).isZero();
  }

  @Test
  void aHeaderWithoutATimeHasNoAge() throws PollFailure {
    polled("{\"data\":{\"stations\":[" + Feeds.row("16107", 5) + "]}}", PollOutcome.PUBLISHED);

    assertThat(scrape().find("velib_feed_content_age_seconds")).isEmpty();
    assertThat(scrape().find("velib_feed_content_unchanged_seconds")).isPresent();
  }

  private void polled(String answer, PollOutcome outcome) throws PollFailure {
    Poll poll = new Poll(1);
    if (answer != null) {
      poll.saw(Feeds.read(answer));
    }
    poll.ends(outcome);
    metrics.polled(poll, Duration.ofSeconds(60));
  }

  private Scrape scrape() {
    return Registries.scrape(registry);
  }

  /** A clock that stands still until it is told. */
  private static final class SetClock extends Clock {
    private Instant now;

    SetClock(Instant now) {
      this.now = now;
    }

    void passes(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
