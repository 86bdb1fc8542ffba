package velib.producer;

import java.util.Locale;

/** How a poll ended. */
enum PollOutcome {
  /** Every record of a new answer is acknowledged. */
  PUBLISHED("published", false),
  /** The feed confirmed its last content (304), whose records are acknowledged once more. */
  UNCHANGED("unchanged, published again", false),
  /** The feed did not answer, or answered with an error. */
  FEED_FAILED("feed failed", true),
  /** There was an answer, but it is not a feed. */
  NOT_THE_FEED("not the feed", true),
  /** So many stations are missing from the answer that it is not believed yet. */
  HELD_BACK("held back", false),
  /** Kafka did not acknowledge every record. */
  NOT_PUBLISHED("not published", false),
  /** The program was stopped during the poll. */
  STOPPED("stopped", false),
  /** A bug in this program. */
  BROKEN("broken", true);

  private final String words;
  private final boolean backsOff;

  PollOutcome(String words, boolean backsOff) {
    this.words = words;
    this.backsOff = backsOff;
  }

  /** The outcome for a log line. */
  String words() {
    return words;
  }

  /** The outcome as a metric's label, such as {@code feed_failed}. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether to wait longer than the interval before asking the feed again. */
  boolean backsOff() {
    return backsOff;
  }
}
