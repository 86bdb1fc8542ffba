package velib.stationmodel;

import java.util.Objects;

/** The totals of a postcode: the sums over the latest statuses of its stations. */
public final class PostcodeTotals {
  private final String postcode;
  private final StationSums sums;

  /** The totals of a postcode whose sums are known; {@link #of} adds them up. */
  public PostcodeTotals(String postcode, StationSums sums) {
    this.postcode = Objects.requireNonNull(postcode);
    this.sums = Objects.requireNonNull(sums);
  }

  /** Adds up the statuses of a postcode, one for each station. */
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
