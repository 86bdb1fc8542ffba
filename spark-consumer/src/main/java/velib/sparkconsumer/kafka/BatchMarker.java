package velib.sparkconsumer.kafka;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import velib.sparkconsumer.totals.MessageTally;

/**
 * Which batch of which checkpoint was written last, and what had become of all messages of that
 * checkpoint by then. It stands as metadata beside the input offsets that the results' transaction
 * commits, so it is there exactly when the results are: {@code <queryId>:<batchId> counted=12
 * superseded=3 expired=0 dead-letters=5}.
 */
public final class BatchMarker {
  /** A marker of the first version had no numbers. */
  private static final Pattern FORM =
      Pattern.compile(
          "(.+):([0-9]{1,18})"
              + "(?: counted=([0-9]{1,18}) superseded=([0-9]{1,18})"
              + " expired=([0-9]{1,18}) dead-letters=([0-9]{1,18}))?");

  private final String queryId;
  private final long batchId;
  private final MessageTally total;

  /**
   * A marker.
   *
   * @param total of all batches of the checkpoint up to and with this one
   */
  public BatchMarker(String queryId, long batchId, MessageTally total) {
    this.queryId = queryId;
    this.batchId = batchId;
    this.total = total;
  }

  /** Reads a marker; one that is missing or not ours is null. */
  public static BatchMarker parse(String metadata) {
    Matcher parts = FORM.matcher(metadata == null ? "" : metadata);
    if (!parts.matches()) {
      return null;
    }
    MessageTally total = new MessageTally();
    if (parts.group(3) != null) {
      total =
          MessageTally.of(number(parts, 3), number(parts, 4), number(parts, 5), number(parts, 6));
    }
    return new BatchMarker(parts.group(1), number(parts, 2), total);
  }

  private static long number(Matcher parts, int group) {
    return Long.parseLong(parts.group(group));
  }

  public String queryId() {
    return queryId;
  }

  public long batchId() {
    return batchId;
  }

  /** What had become of all messages that the checkpoint has read. */
  public MessageTally total() {
    return total;
  }

  public boolean isOfQuery(String id) {
    return queryId.equals(id);
  }

  /** Whether a batch of the same checkpoint was written, by this marker's word. */
  public boolean covers(String id, long batch) {
    return isOfQuery(id) && batch <= batchId;
  }

  @Override
  public String toString() {
    return String.format(
        "%s:%d counted=%d superseded=%d expired=%d dead-letters=%d",
        queryId,
        batchId,
        total.counted(),
        total.superseded(),
        total.expired(),
        total.deadLetters());
  }
}
