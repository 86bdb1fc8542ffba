package velib.demo;

import velib.stationmodel.PostcodeTotals;

/** The totals of a postcode and when they became these. */
final class Result {
  private final PostcodeTotals totals;
  private final long changedAtMillis;

  /**
   * A result as it stands on its topic.
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

  /** When the totals became these, in milliseconds since 1970. */
  long changedAtMillis() {
    return changedAtMillis;
  }

  /** How long the totals have been these, in whole seconds. */
  long ageSeconds(long nowMillis) {
    return Math.max(0, (nowMillis - changedAtMillis) / 1000);
  }
}
