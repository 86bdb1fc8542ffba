package velib.producer;

import java.util.Locale;

/** How a poll ended. */
enum PollOutcome {
  /** Every record of a new answer is acknowledged. */
  PUBLISHED("published", false),
  /** The feed stands by its last accepted content (304), whose records are acknowledged again. */
  UNCHANGED("unchanged, published again", false),
  /** The feed did not answer, or refused to. */
  FEED_FAILED("feed failed", true),
  /** There was an answer, but not the feed. */
  NOT_THE_FEED("not the feed", true),
  /** The answer has lost so many stations that it is not believed yet. */
  HELD_BACK("held back", false),
  /** Kafka did not acknowledge every record. */
  NOT_PUBLISHED("not published", false),
  /** The program was told to leave in the middle. */
  STOPPED("stopped", false),
  /** A fault of this program. */
  BROKEN("broken", true);

  private final String words;
  private final boolean backsOff;

  PollOutcome(String words, boolean backsOff) {
    this.words = words;
    this.backsOff = backsOff;
  }

  /** The outcome as a log line says it. */
  String words() {
    return words;
  }

  /** The outcome as a metric's label says it, such as {@code feed_failed}. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the source is to be left alone for longer than the interval. */
  boolean backsOff() {
    return backsOff;
  }
}
