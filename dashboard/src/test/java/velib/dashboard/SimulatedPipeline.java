package velib.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import velib.dashboard.kafka.KafkaClients;
import velib.feedsimulator.FeedSimulator;
import velib.stationmodel.PostcodeRule;
import velib.stationmodel.PostcodeTotals;
import velib.stationmodel.PostcodeTotalsJson;
import velib.stationmodel.StationStatus;
import velib.stationmodel.StationStatusReader;
import velib.stationmodel.UnusableStatus;
import velib.testkit.KafkaExtension;

/** Stands in for producer and job: publishes a snapshot and its totals, as they do. */
final class SimulatedPipeline {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final KafkaExtension kafka;
  private final String statuses;
  private final String results;
  private final List<ObjectNode> rows = new ArrayList<>();
  private Map<String, PostcodeTotals> totals = new TreeMap<>();
  private Duration age = Duration.ZERO;
  private long published;

  /** A network with the simulator's first snapshot. */
  SimulatedPipeline(KafkaExtension kafka, String statuses, String results, FeedSimulator feed)
      throws IOException {
    this.kafka = kafka;
    this.statuses = statuses;
    this.results = results;
    JsonNode snapshot = JSON.readTree(feed.statusUri().toURL());
    snapshot.path("data").path("stations").forEach(row -> rows.add((ObjectNode) row));
  }

  /** The totals that were published last, by postcode. */
  Map<String, PostcodeTotals> totals() {
    return totals;
  }

  long bikes() {
    return totals.values().stream().mapToLong(postcode -> postcode.sums().totalBikes()).sum();
  }

  /** Dates the statuses of later calls back by this much. */
  void publishAsOf(Duration ago) {
    age = ago;
  }

  /** Adds a mechanical bike at every nth station, for the next publish. */
  void addBikes(int everyNth) {
    for (int i = 0; i < rows.size(); i += everyNth) {
      ObjectNode row = rows.get(i);
      row.put("num_bikes_available", row.path("num_bikes_available").asInt() + 1);
    }
  }

  /** Publishes all stations and the totals that changed. */
  void publish() throws UnusableStatus {
    StationStatusReader reader = new StationStatusReader();
    PostcodeRule rule = PostcodeRule.withShippedExceptions();
    List<ProducerRecord<String, String>> messages = new ArrayList<>();
    List<StationStatus> read = new ArrayList<>();
    for (ObjectNode row : rows) {
      StationStatus status = reader.read(row.toString().getBytes(UTF_8));
      read.add(status);
      long timestampMs = Instant.now().minus(age).toEpochMilli();
      messages.add(
          new ProducerRecord<>(statuses, null, timestampMs, status.stationCode(), row.toString()));
    }
    Map<String, PostcodeTotals> now = new TreeMap<>();
    read.stream()
        .collect(
            groupingBy(status -> rule.postcodeOf(status.stationCode()).orElseThrow(), toList()))
        .forEach((postcode, its) -> now.put(postcode, PostcodeTotals.of(postcode, its)));
    now.forEach(
        (postcode, its) -> {
          if (!its.equals(totals.get(postcode))) {
            messages.add(
                new ProducerRecord<>(
                    results, postcode, new String(PostcodeTotalsJson.write(its), UTF_8)));
          }
        });
    kafka.publish(messages);
    totals = now;
    published += read.size();
    commitAsTheJobDoes();
  }

  private void commitAsTheJobDoes() {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      admin
          .alterConsumerGroupOffsets(
              KafkaClients.GROUP_OF_THE_JOB,
              Map.of(new TopicPartition(statuses, 0), new OffsetAndMetadata(published)))
          .all()
          .get();
    } catch (InterruptedException | ExecutionException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
