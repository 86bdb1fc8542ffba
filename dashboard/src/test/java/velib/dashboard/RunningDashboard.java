package velib.dashboard;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import velib.dashboard.kafka.KafkaClients;
import velib.feedsimulator.FeedSimulator;
import velib.testkit.KafkaExtension;

/**
 * A dashboard for each test of a class, with topics, a feed and a data folder of its own.
 *
 * <pre>{@code
 * @RegisterExtension final RunningDashboard dashboard = new RunningDashboard(kafka);
 * }</pre>
 */
final class RunningDashboard implements BeforeEachCallback, AfterEachCallback {
  private static final int PARTITIONS = 2;

  /** A busy machine may need longer than Awaitility's ten seconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Map<String, String> APPEND_TIME =
      Map.of("message.timestamp.type", "LogAppendTime");

  private final KafkaExtension kafka;
  private FeedSimulator feed;
  private Path data;
  private String statuses;
  private String results;
  private Dashboard dashboard;
  private final Map<String, String> settings =
      new HashMap<>(Map.of("DASHBOARD_MAX_VIEWERS", "100"));

  RunningDashboard(KafkaExtension kafka) {
    this.kafka = kafka;
  }

  /** Sets a setting of the server. */
  RunningDashboard with(String setting, String value) {
    settings.put(setting, value);
    return this;
  }

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    Awaitility.setDefaultTimeout(PATIENCE);
    feed = FeedSimulator.start(Map.of());
    data = Files.createTempDirectory("velib-dashboard-data");
    statuses = kafka.newTopic("statuses", PARTITIONS, APPEND_TIME);
    results = kafka.newTopic("results", PARTITIONS, APPEND_TIME);
    start();
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    stop();
    stopFeed();
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).collect(Collectors.toList())) {
        Files.delete(file);
      }
    }
  }

  /** Starts the server again, on another port, after {@link #stop}. */
  void start() {
    dashboard = TestDashboard.start(kafka, statuses, results, feed, data, 0, settings);
  }

  /** Stops the server; topics, feed and data stay. */
  void stop() {
    dashboard.close();
  }

  void stopFeed() {
    feed.close();
  }

  /** The port that the server listens on now. */
  int port() {
    return dashboard.port();
  }

  /** Deletes the results topic and creates an empty one of the same name. */
  void recreateResultsTopic() throws InterruptedException, ExecutionException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      admin.deleteTopics(List.of(results)).all().get();
    }
    // The broker answers before it has deleted the topic, and refuses the name until then.
    await()
        .ignoreExceptionsMatching(e -> e.getCause() instanceof TopicExistsException)
        .untilAsserted(() -> kafka.createTopic(results, PARTITIONS, APPEND_TIME));
  }

  void publishResult(String postcode, int bikes, int mechanical) {
    kafka.publish(
        List.of(
            new ProducerRecord<>(
                results,
                postcode,
                String.format(
                    Locale.ROOT,
                    "{\"postcode\":\"%s\",\"total_bikes\":%d,\"mechanical_bikes\":%d,\"electric_bikes\":%d,"
                        + "\"rentable_bikes\":%d,\"docks_available\":4,\"stations\":1,\"last_reported\":null}",
                    postcode,
                    bikes,
                    mechanical,
                    bikes - mechanical,
                    bikes))));
  }

  void publishStatus(String code, int bikes) {
    publishStatuses(List.of(code), bikes);
  }

  /** One message for each station, all with the same number of bikes. */
  void publishStatuses(List<String> codes, int bikes) {
    kafka.publish(
        codes.stream()
            .map(code -> new ProducerRecord<>(statuses, code, status(code, bikes)))
            .collect(Collectors.toList()));
  }

  /** Commits all of the input topic as read, as the job does. */
  void jobHasReadAll() throws InterruptedException, ExecutionException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      Map<TopicPartition, OffsetAndMetadata> ends = new HashMap<>();
      for (int partition = 0; partition < PARTITIONS; partition++) {
        TopicPartition each = new TopicPartition(statuses, partition);
        long end =
            admin
                .listOffsets(Map.of(each, OffsetSpec.latest()))
                .partitionResult(each)
                .get()
                .offset();
        ends.put(each, new OffsetAndMetadata(end));
      }
      admin.alterConsumerGroupOffsets(KafkaClients.GROUP_OF_THE_JOB, ends).all().get();
    }
  }

  /** The name of the input topic. */
  String statuses() {
    return statuses;
  }

  /** A message on the input topic that is not a status. */
  void publishGarbage(String code) {
    kafka.publish(statuses, code, "no JSON");
  }

  private static String status(String code, int bikes) {
    return String.format(
        Locale.ROOT,
        "{\"stationCode\":\"%s\",\"num_bikes_available\":%d,\"num_docks_available\":4}",
        code,
        bikes);
  }
}
