package velib.sparkconsumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import velib.kafka.ChildProcess;
import velib.settings.ExitStatus;
import velib.testkit.KafkaExtension;

/** The job as people start it: a process of its own, by Spark's submit class. */
class SparkSubmitIT {
  @RegisterExtension static final KafkaExtension kafka = KafkaExtension.shared();

  private static final Duration LONGEST = Duration.ofMinutes(2);

  @TempDir Path folder;

  @Test
  void badSettingsAreAllNamedInOneMessage() {
    try (ChildProcess consumer =
        submit(
            Map.of(
                "STATION_TTL", "never", "SPARK_SHUFFLE_PARTITIONS", "0", "INPUT_TOPIC", "a b"))) {
      assertThat(consumer.awaitExit(LONGEST)).hasValue(ExitStatus.BAD_SETTINGS);
      assertThat(consumer.output())
          .contains("3 settings are wrong")
          .contains("STATION_TTL is \"never\"")
          .contains("SPARK_SHUFFLE_PARTITIONS is \"0\": expected a whole number from 1")
          .contains("INPUT_TOPIC is \"a b\"")
          .doesNotContain("Exception");
    }
  }

  @Test
  void withoutKafkaItSaysOnceThatItWaits() {
    try (ChildProcess consumer = submit(Map.of("KAFKA_BOOTSTRAP_SERVERS", "localhost:1"))) {
      await()
          .atMost(LONGEST)
          .until(() -> consumer.output().contains("Waiting for Kafka at localhost:1"));
      assertThat(consumer.stop(Duration.ofSeconds(20))).isEqualTo(143);
      assertThat(consumer.output()).containsOnlyOnce("Waiting for Kafka");
    }
  }

  @Test
  void aBrokerWhoseNameDoesNotResolveIsWaitedForToo() {
    try (ChildProcess consumer = submit(Map.of("KAFKA_BOOTSTRAP_SERVERS", "kafka.invalid:9093"))) {
      await()
          .atMost(LONGEST)
          .until(() -> consumer.output().contains("Waiting for Kafka at kafka.invalid:9093"));
      assertThat(consumer.isAlive()).isTrue();
    }
  }

  @Test
  void aTopicWithTheTimesOfItsPublishersIsRefusedWithTheCommandThatChangesIt() {
    try (ConsumerFixture topics =
            new ConsumerFixture(kafka, folder.resolve("checkpoint"), 1, "CreateTime");
        ChildProcess consumer = submit(topics.environment())) {
      // Beyond what Spark can count in microseconds.
      topics.publishAt(9_300_000_000_000_000L, "16107", TestNetwork.row("16107", 3, 4));
      topics.flush();

      assertThat(consumer.awaitExit(LONGEST)).hasValue(ExitStatus.REFUSED);
      assertThat(consumer.output())
          .contains(topics.input + " has message.timestamp.type=CreateTime")
          .contains(
              "--entity-name "
                  + topics.input
                  + " --add-config message.timestamp.type=LogAppendTime")
          .doesNotContain("\tat ");
    }
  }

  @Test
  void itStopsOnASignalAndResumesWhenStartedAgain() {
    ConsumerFixture topics = new ConsumerFixture(kafka, folder.resolve("checkpoint"), 1);
    try (ConsumerFixture closed = topics) {
      Map<String, String> environment = topics.environment();
      topics.publish("16107", TestNetwork.row("16107", 3, 4));
      try (ChildProcess consumer = submit(environment)) {
        topics.awaitPublished(1, consumer::isAlive);
        assertThat(consumer.stop(Duration.ofSeconds(20))).isEqualTo(143);
        assertThat(consumer.output())
            .contains("1 counted, 0 superseded")
            .doesNotContain("Exception");
      }
      topics.publish("16107", TestNetwork.row("16107", 5, 6));
      try (ChildProcess consumer = submit(environment)) {
        topics.awaitPublished(2, consumer::isAlive);
        consumer.kill();
      }
      topics.publish("16107", TestNetwork.row("16107", 7, 8));
      try (ChildProcess consumer = submit(environment)) {
        topics.awaitPublished(3, consumer::isAlive);
      }
      assertThat(topics.publishedText())
          .extracting(result -> result.replaceAll(".*\"total_bikes\":([0-9]+).*", "$1"))
          .containsExactly("7", "11", "15");
    }
  }

  @Test
  void withSparksPagesASmallBatchIsAJobOfOneTaskThere() throws IOException {
    try (ConsumerFixture topics = new ConsumerFixture(kafka, folder.resolve("checkpoint"), 1)) {
      Map<String, String> environment = new HashMap<>(topics.environment());
      int port = freePort();
      environment.put("SPARK_UI", "true");
      environment.put("SPARK_UI_PORT", String.valueOf(port));
      topics.publish("16107", TestNetwork.row("16107", 3, 4));
      try (ChildProcess consumer = submit(environment)) {
        topics.awaitPublished(1, consumer::isAlive);

        String id = page(port, "").get(0).get("id").asText();
        await()
            .untilAsserted(
                () ->
                    assertThat(page(port, "/" + id + "/jobs"))
                        .isNotEmpty()
                        .allSatisfy(job -> assertThat(job.get("numTasks").asInt()).isEqualTo(1)));
      }
    }
  }

  /** What Spark's pages say of its applications, as programs read it. */
  private static JsonNode page(int port, String path) throws IOException {
    return new ObjectMapper()
        .readTree(URI.create("http://localhost:" + port + "/api/v1/applications" + path).toURL());
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  @Test
  void itsClassPathHasNoLog4j1AndTheConnector() throws Exception {
    try (java.util.stream.Stream<Path> jars = Files.list(SubmittedJob.APP)) {
      assertThat(jars.map(jar -> jar.getFileName().toString()))
          .contains("spark-consumer.jar", "log4j-over-slf4j-1.7.36.jar")
          .anyMatch(jar -> jar.startsWith("spark-sql-kafka-0-10_2.12"))
          .noneMatch(jar -> jar.matches("(log4j|slf4j-log4j12|reload4j)-[0-9].*"));
    }
  }

  private ChildProcess submit(Map<String, String> settings) {
    return SubmittedJob.start(folder, settings);
  }
}
