package velib.sparkconsumer.kafka;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import velib.sparkconsumer.totals.MessageTally;

/**
 * Says which batch of which checkpoint was written last, and what became of all messages that the
 * checkpoint has read up to then. The transaction that writes the results also commits the marker,
 * as metadata of the input offsets, so the marker exists exactly when the results do: {@code
 * <queryId>:<batchId> counted=12 superseded=3 expired=0 dead-letters=5}.
 */
public final class BatchMarker {
  /** Markers of the first version have no numbers. */
  private static final Pattern FORM =
      Pattern.compile(
          "(.+):([0-9]{1,18})"
              + "(?: counted=([0-9]{1,18}) superseded=([0-9]{1,18})"
              + " expired=([0-9]{1,18}) dead-letters=([0-9]{1,18}))?");

  private final String queryId;
  private final long batchId;
  private final MessageTally total;

  public BatchMarker(String queryId, long batchId, MessageTally total) {
    this.queryId = queryId;
    this.batchId = batchId;
    this.total = total;
  }

  /** Reads a marker; empty if there is none or if it was not written by this program. */
  public static Optional<BatchMarker> parse(String metadata) {
    Matcher parts = FORM.matcher(metadata == null ? "" : metadata);
    if (!parts.matches()) {
      return Optional.empty();
    }
    MessageTally total = new MessageTally();
    if (parts.group(3) != null) {
      total =
          MessageTally.of(number(parts, 3), number(parts, 4), number(parts, 5), number(parts, 6));
    }
    return Optional.of(new BatchMarker(parts.group(1), number(parts, 2), total));
  }

  private static long number(Matcher parts, int group) {
    return Long.parseLong(parts.group(group));
  }

  /** The id of the query that wrote the batch; the checkpoint keeps it across restarts. */
  public String queryId() {
    return queryId;
  }

  /** Spark's number of the batch, counted from 0 in each checkpoint. */
  public long batchId() {
    return batchId;
  }

  /** What became of all messages that the checkpoint has read, up to and including this batch. */
  public MessageTally total() {
    return total;
  }

  /** Whether the query of this id wrote the batch. */
  public boolean isOfQuery(String id) {
    return queryId.equals(id);
  }

  /** Whether, according to this marker, that batch of the same checkpoint has been written. */
  public boolean covers(String id, long batch) {
    return isOfQuery(id) && batch <= batchId;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, // read by machines, which expect the digits 0 to 9
        "%s:%d counted=%d superseded=%d expired=%d dead-letters=%d",
        queryId,
        batchId,
        total.counted(),
        total.superseded(),
        total.expired(),
        total.deadLetters());
  }
}
