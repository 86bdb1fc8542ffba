package velib.benchmarks.plain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import velib.benchmarks.peer.PositionedStatus;
import velib.benchmarks.peer.PostcodeCache;
import velib.stationmodel.PostcodeTotals;
import velib.stationmodel.PostcodeTotalsJson;
import velib.stationmodel.StationStatus;

/** Sums the readers' stations by postcode and publishes the totals that changed. */
final class TotalsPublisher {
  private final List<StationReader> readers;
  private final KafkaProducer<byte[], byte[]> producer;
  private final String topic;
  private final PostcodeCache postcodes = new PostcodeCache();
  private final Map<String, PositionedStatus> newest = new HashMap<>();
  private final Map<String, PostcodeTotals> published = new HashMap<>();

  TotalsPublisher(
      List<StationReader> readers, KafkaProducer<byte[], byte[]> producer, String topic) {
    this.readers = readers;
    this.producer = producer;
    this.topic = topic;
  }

  void publish() {
    boolean changed = false;
    for (StationReader reader : readers) {
      changed |= reader.giveChanges(this::keepNewest);
    }
    if (changed) {
      totals().values().forEach(this::publishIfChanged);
    }
  }

  private void keepNewest(String station, PositionedStatus latest) {
    newest.merge(station, latest, (known, found) -> known.isAfter(found) ? known : found);
  }

  private Map<String, PostcodeTotals> totals() {
    Map<String, List<StationStatus>> statuses = new HashMap<>();
    for (PositionedStatus station : newest.values()) {
      String postcode = postcodes.of(station.status.stationCode());
      if (postcode != null) {
        statuses.computeIfAbsent(postcode, p -> new ArrayList<>()).add(station.status);
      }
    }
    Map<String, PostcodeTotals> totals = new HashMap<>();
    statuses.forEach((postcode, of) -> totals.put(postcode, PostcodeTotals.of(postcode, of)));
    return totals;
  }

  private void publishIfChanged(PostcodeTotals totals) {
    if (!totals.equals(published.put(totals.postcode(), totals))) {
      producer.send(
          new ProducerRecord<>(
              topic, totals.postcode().getBytes(UTF_8), PostcodeTotalsJson.write(totals)));
    }
  }
}
