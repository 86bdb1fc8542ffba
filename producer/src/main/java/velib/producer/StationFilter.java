package velib.producer;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Keeps the stations that the settings name, by their whole codes; {@code *} keeps every row. */
final class StationFilter {
  private final Set<String> wanted;

  /** A filter for the codes given, one of which may be {@code *}. */
  StationFilter(List<String> stationCodes) {
    this.wanted = new LinkedHashSet<>(stationCodes);
  }

  /**
   * The rows to publish, in the order of the file. Under {@code *} rows without a usable code are
   * among them: they reach the consumer, which alone writes dead letters.
   */
  List<StationRow> keep(List<StationRow> rows) {
    if (wanted.contains("*")) {
      return rows;
    }
    return rows.stream()
        .filter(row -> row.stationCode().filter(wanted::contains).isPresent())
        .collect(Collectors.toUnmodifiableList());
  }

  /** The wanted codes that are not among those given, in the order of the setting. */
  Set<String> missingFrom(Set<String> stationCodes) {
    Set<String> missing = new LinkedHashSet<>(wanted);
    missing.remove("*");
    missing.removeAll(stationCodes);
    return missing;
  }
}
