package velib.producer;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes one line for each poll, and counts them by outcome. */
final class PollLog implements PollListener {
  private static final Logger LOG = LoggerFactory.getLogger(PollLog.class);

  private final Map<PollOutcome, Long> counts = new EnumMap<>(PollOutcome.class);

  @Override
  public void polled(Poll poll, Duration untilNext) {
    counts.merge(poll.outcome(), 1L, Long::sum);
    if (poll.reason().isEmpty() && poll.refused().isEmpty()) {
      LOG.info("{}", line(poll, untilNext));
    } else {
      LOG.warn("{}", line(poll, untilNext));
    }
  }

  /** All polls so far by outcome, such as "12 published, 1 held back". */
  String summary() {
    return counts.isEmpty()
        ? "none"
        : counts.entrySet().stream()
            .map(count -> count.getValue() + " " + count.getKey().words())
            .collect(Collectors.joining(", "));
  }

  static String line(Poll poll, Duration untilNext) {
    return String.format(
        Locale.ROOT,
        "Poll %d %s%s; %d stations seen, %d kept, %d published%s, content %s, took %d ms,"
            + " next in %d s",
        poll.number(),
        poll.outcome().words(),
        poll.reason().isEmpty() ? "" : ": " + poll.reason(),
        poll.stationsSeen(),
        poll.kept(),
        poll.published(),
        poll.refused().isEmpty() ? "" : ", " + poll.refused(),
        poll.contentAge().map(age -> age.getSeconds() + " s old").orElse("of unknown age"),
        poll.took().toMillis(),
        untilNext.plusMillis(500).getSeconds());
  }
}
