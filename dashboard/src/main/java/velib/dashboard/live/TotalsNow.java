package velib.dashboard.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import velib.stationmodel.PostcodeTotals;
import velib.stationmodel.Quantity;
import velib.stationmodel.StationSums;

/**
 * A copy of what the totals are at one moment, so that an answer can be written while the totals
 * change. Immutable.
 */
final class TotalsNow {
  private static final long HOUR_MS = 3_600_000;

  private static final Set<Quantity> BIKES =
      EnumSet.of(Quantity.TOTAL_BIKES, Quantity.MECHANICAL_BIKES, Quantity.ELECTRIC_BIKES);

  private final List<PostcodeTotals> postcodes;
  private final String position;
  private final Optional<Long> newestMs;
  private final StationSums network;
  private final Optional<Map<Quantity, Integer>> hourAgo;

  /** Copies the board; of its postcodes only the given ones. */
  TotalsNow(TotalsBoard board, Collection<PostcodeTotals> postcodes, long nowMs) {
    this.postcodes = List.copyOf(postcodes);
    position = board.position();
    newestMs = board.newestMs();
    network = board.network();
    hourAgo = hourAgo(board.networkHistory(), nowMs);
  }

  /** What the network had an hour ago; empty if the topic does not go back that far. */
  private static Optional<Map<Quantity, Integer>> hourAgo(History network, long nowMs) {
    int step = network.stepAt(nowMs - HOUR_MS);
    if (step < 0) {
      return Optional.empty();
    }
    Map<Quantity, Integer> bikes = new EnumMap<>(Quantity.class);
    BIKES.forEach(quantity -> bikes.put(quantity, network.value(step, quantity)));
    return Optional.of(bikes);
  }

  ObjectNode json() {
    ObjectNode json = Json.object().put("as_of", Json.time(newestMs));
    json.set("network", Json.of(network));
    json.set("hour_ago", hourAgo.map(TotalsNow::json).orElse(null));
    json.set("postcodes", Json.of(postcodes));
    return json;
  }

  /** The id of an event that tells this. */
  String position() {
    return position;
  }

  private static ObjectNode json(Map<Quantity, Integer> bikes) {
    ObjectNode json = Json.object();
    bikes.forEach((quantity, count) -> json.put(quantity.jsonName(), count));
    return json;
  }
}
