package velib.sparkconsumer;

/**
 * Which batch of which checkpoint was written last. It stands as metadata beside the input offsets
 * that the results' transaction commits, so it is there exactly when the results are.
 */
final class BatchMarker {
  private final String queryId;
  private final long batchId;

  BatchMarker(String queryId, long batchId) {
    this.queryId = queryId;
    this.batchId = batchId;
  }

  /** Reads a marker; one that is missing or not ours is null. */
  static BatchMarker parse(String metadata) {
    int colon = metadata == null ? -1 : metadata.lastIndexOf(':');
    if (colon < 1 || !metadata.substring(colon + 1).matches("[0-9]{1,18}")) {
      return null;
    }
    return new BatchMarker(
        metadata.substring(0, colon), Long.parseLong(metadata.substring(colon + 1)));
  }

  String queryId() {
    return queryId;
  }

  /** Whether it is the first of its checkpoint, which covers all that is on the topic. */
  boolean isFirst() {
    return batchId == 0;
  }

  boolean isOfQuery(String id) {
    return queryId.equals(id);
  }

  /** Whether a batch of the same checkpoint was written, by this marker's word. */
  boolean covers(String id, long batch) {
    return isOfQuery(id) && batch <= batchId;
  }

  /** Of two markers of one checkpoint the later one; null stands for none. */
  static BatchMarker later(BatchMarker one, BatchMarker other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return other.batchId > one.batchId ? other : one;
  }

  @Override
  public String toString() {
    return queryId + ":" + batchId;
  }
}
