package velib.demo;

import velib.stationmodel.PostcodeTotals;

/** The totals of a postcode and when they changed last. */
final class Result {
  private final PostcodeTotals totals;
  private final long changedAtMillis;

  /**
   * A result from its topic.
   *
   * @param changedAtMillis the message's time, in milliseconds since 1970
   */
  Result(PostcodeTotals totals, long changedAtMillis) {
    this.totals = totals;
    this.changedAtMillis = changedAtMillis;
  }

  PostcodeTotals totals() {
    return totals;
  }

  /** When the totals changed last, in milliseconds since 1970. */
  long changedAtMillis() {
    return changedAtMillis;
  }

  /** How long ago the totals changed, in whole seconds. */
  long ageSeconds(long nowMillis) {
    return Math.max(0, (nowMillis - changedAtMillis) / 1000);
  }
}
