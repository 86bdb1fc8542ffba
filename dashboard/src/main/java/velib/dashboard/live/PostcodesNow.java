package velib.dashboard.live;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import velib.stationmodel.PostcodeTotals;

/** A copy of the totals of all postcodes, with where each of them is. Immutable. */
public final class PostcodesNow {
  private final List<PostcodeTotals> totals;
  private final GeoJson.MeanPoints points;

  PostcodesNow(List<PostcodeTotals> totals, GeoJson.MeanPoints points) {
    this.totals = totals;
    this.points = points;
  }

  /**
   * Writes the body of {@code /api/postcodes.geojson}. The outline of a postcode is not known here:
   * its point is the mean of its stations' places.
   */
  public void writeGeoJsonTo(OutputStream out) throws IOException {
    GeoJson.write(
        out,
        totals,
        each -> GeoJson.feature(each.postcode(), points.of(each.postcode()), Json.of(each)));
  }
}
