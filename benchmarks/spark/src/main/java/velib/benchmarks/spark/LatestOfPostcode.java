package velib.benchmarks.spark;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.api.java.function.FlatMapGroupsWithStateFunction;
import org.apache.spark.sql.streaming.GroupState;
import velib.stationmodel.PostcodeTotals;
import velib.stationmodel.PostcodeTotalsJson;
import velib.stationmodel.StationStatus;

/** Keeps the latest row of each station of a postcode and returns the totals. */
final class LatestOfPostcode
    implements FlatMapGroupsWithStateFunction<String, StationBean, PostcodeStations, String> {
  private static final long serialVersionUID = 1;

  @Override
  public Iterator<String> call(
      String postcode, Iterator<StationBean> rows, GroupState<PostcodeStations> state) {
    PostcodeStations kept = state.exists() ? state.get() : new PostcodeStations();
    Map<String, StationBean> stations = kept.getStations();
    while (rows.hasNext()) {
      StationBean row = rows.next();
      StationBean known = stations.get(row.getStationCode());
      if (known == null || row.isAfter(known)) {
        stations.put(row.getStationCode(), row);
      }
    }
    kept.setStations(stations);
    state.update(kept);
    List<StationStatus> statuses =
        stations.values().stream().map(StationBean::status).collect(Collectors.toList());
    byte[] result = PostcodeTotalsJson.write(PostcodeTotals.of(postcode, statuses));
    return List.of(new String(result, StandardCharsets.UTF_8)).iterator();
  }
}
