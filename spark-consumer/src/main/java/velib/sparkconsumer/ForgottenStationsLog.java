package velib.sparkconsumer;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import velib.settings.PipelineSettings;
import velib.settings.Settings;
import velib.sparkconsumer.sink.BatchContent;
import velib.sparkconsumer.sink.BatchListener;

/** Logs a line for each batch that forgot stations because their postcode has too many. */
final class ForgottenStationsLog implements BatchListener {
  private static final Logger LOG = LoggerFactory.getLogger(ForgottenStationsLog.class);
  private static final int POSTCODES_IN_A_LINE = 5;

  private final int postcodeMaxStations;

  ForgottenStationsLog(Settings settings) {
    postcodeMaxStations = settings.get(PipelineSettings.POSTCODE_MAX_STATIONS);
  }

  @Override
  public void written(long batchId, BatchContent content, int published, long tookMs) {
    if (!content.tally().forgotten().isEmpty()) {
      LOG.warn("batch {}: {}", batchId, line(content.tally().forgotten(), postcodeMaxStations));
    }
  }

  /**
   * Says what was forgotten.
   *
   * @param forgotten how many stations of each postcode
   */
  static String line(Map<String, Long> forgotten, int postcodeMaxStations) {
    String most =
        forgotten.entrySet().stream()
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .limit(POSTCODES_IN_A_LINE)
            .map(ofPostcode -> ofPostcode.getValue() + " of " + ofPostcode.getKey())
            .collect(Collectors.joining(", "));
    int others = forgotten.size() - POSTCODES_IN_A_LINE;
    return String.format(
        Locale.ROOT,
        "forgot the stations that were mentioned longest ago: %s%s. A postcode keeps %d stations of"
            + " each input partition (POSTCODE_MAX_STATIONS); if no city has that many, somebody"
            + " publishes codes that are no stations",
        most,
        others > 0 ? ", and those of " + others + " more postcodes" : "",
        postcodeMaxStations);
  }
}
