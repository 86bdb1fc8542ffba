package velib.stationmodel;

import java.util.Objects;

/** What a postcode has now: the sums over its stations' latest statuses. */
public final class PostcodeTotals {
  private final String postcode;
  private final StationSums sums;

  /** The totals of a postcode whose sums are known; {@link #of} adds them up. */
  public PostcodeTotals(String postcode, StationSums sums) {
    this.postcode = Objects.requireNonNull(postcode);
    this.sums = Objects.requireNonNull(sums);
  }

  /** Adds up the statuses, which are one for each station of the postcode. */
  public static PostcodeTotals of(String postcode, Iterable<StationStatus> statuses) {
    return new PostcodeTotals(postcode, StationSums.of(statuses));
  }

  /** The postcode, five digits. */
  public String postcode() {
    return postcode;
  }

  /** The sums over the postcode's stations. */
  public StationSums sums() {
    return sums;
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof PostcodeTotals)) {
      return false;
    }
    PostcodeTotals that = (PostcodeTotals) other;
    return postcode.equals(that.postcode) && sums.equals(that.sums);
  }

  @Override
  public int hashCode() {
    return 31 * postcode.hashCode() + sums.hashCode();
  }

  @Override
  public String toString() {
    return PostcodeTotalsJson.writeText(this);
  }
}
