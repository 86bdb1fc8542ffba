package velib.producer;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Keeps the stations that the settings name by their whole codes; {@code *} keeps every row. */
final class StationFilter {
  private final Set<String> wanted;

  /** A filter for the codes given, one of which may be {@code *}. */
  StationFilter(List<String> stationCodes) {
    this.wanted = new LinkedHashSet<>(stationCodes);
  }

  /**
   * The rows to publish, in their order. With {@code *} they include rows without a usable code,
   * because only the consumer writes dead letters.
   */
  List<StationRow> keep(List<StationRow> rows) {
    if (wanted.contains("*")) {
      return rows;
    }
    return rows.stream()
        .filter(row -> row.stationCode().filter(wanted::contains).isPresent())
        .collect(Collectors.toUnmodifiableList());
  }

  /** The wanted codes that are missing from the given ones, in the order of the setting. */
  Set<String> missingFrom(Set<String> stationCodes) {
    Set<String> missing = new LinkedHashSet<>(wanted);
    missing.remove("*");
    missing.removeAll(stationCodes);
    return missing;
  }
}
