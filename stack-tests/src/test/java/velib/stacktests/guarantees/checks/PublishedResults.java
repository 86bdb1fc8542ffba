package velib.stacktests.guarantees.checks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import velib.stationmodel.PostcodeTotals;
import velib.stationmodel.PostcodeTotalsJson;

/** The committed results of each postcode, in order. */
final class PublishedResults {
  private PublishedResults() {}

  static Map<String, List<PostcodeTotals>> byPostcode(
      List<ConsumerRecord<byte[], byte[]>> results) {
    Map<String, List<PostcodeTotals>> byPostcode = new TreeMap<>();
    for (ConsumerRecord<byte[], byte[]> result : results) {
      byPostcode
          .computeIfAbsent(
              new String(result.key(), StandardCharsets.UTF_8), postcode -> new ArrayList<>())
          .add(PostcodeTotalsJson.read(result.value()));
    }
    return byPostcode;
  }
}
