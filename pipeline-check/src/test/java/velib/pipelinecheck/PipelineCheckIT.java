package velib.pipelinecheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import velib.kafka.ChildProcess;
import velib.settings.PipelineSettings;
import velib.testkit.KafkaExtension;

/** The program as it is shipped, against a real broker and programs that a test makes up. */
@Timeout(180)
class PipelineCheckIT {
  @RegisterExtension static final KafkaExtension kafka = KafkaExtension.shared();

  private static final Path APP =
      Path.of(System.getProperty("velib.root"), "pipeline-check/target/app");
  private static final String RESULT = "{\"postcode\":\"75016\",\"total_bikes\":4}";

  @TempDir Path folder;
  private final ProgramStub producer = new ProgramStub();
  private final ProgramStub job = new ProgramStub();
  private final ProgramStub page = new ProgramStub();
  private final Map<String, String> environment = new HashMap<>();
  private String input;
  private String results;

  @BeforeEach
  void makeTopics() {
    input = kafka.newTopic("input");
    results = kafka.newTopic("results");
    environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
    environment.put("INPUT_TOPIC", input);
    environment.put("RESULTS_TOPIC", results);
    environment.put("DEAD_LETTER_TOPIC", kafka.newTopic("dead-letters"));
  }

  @AfterEach
  void stopPrograms() {
    producer.close();
    job.close();
    page.close();
  }

  @Test
  void showsTheFirstResultsOnceTheJobHasReadWhatWasPublished() throws Exception {
    polls(1);
    kafka.publish(input, "16107", "{}");
    kafka.publish(results, "75016", "old", RESULT);
    kafka.publish(results, "93200\u001b[2J", "{}");
    commit(1);

    assertThat(run(0, "first-results")).isEqualTo("75016\t" + RESULT + "\n93200\uFFFD[2J\t{}\n");
  }

  @Test
  void resultsOfAnotherDayAreNotShownBeforeTheProducerHasPublished() throws Exception {
    polls(0);
    kafka.publish(input, "16107", "{}");
    kafka.publish(results, "75016", RESULT);
    commit(1);

    assertThat(run(FirstResults.NO_RESULT, "first-results", "--wait-seconds=1")).isEmpty();
  }

  @Test
  void saysWhenTheJobHasNotReadWhatWasPublished() throws Exception {
    polls(1);
    kafka.publish(input, "16107", "{}", "{}");
    kafka.publish(results, "75016", RESULT);
    commit(1);

    assertThat(run(FirstResults.NO_RESULT, "first-results", "--wait-seconds=1")).isEmpty();
  }

  @Test
  void saysWhenNothingWasPublishedAtAll() throws Exception {
    polls(0);

    assertThat(run(FirstResults.NOTHING_PUBLISHED, "first-results", "--wait-seconds=1")).isEmpty();
  }

  @Test
  void theDoctorFindsNothingWrongWhereAllIsWell() throws Exception {
    everythingIsWell();

    assertThat(run(0, doctor()))
        .containsSubsequence(
            "ok     broker       answers inside the containers' network",
            "ok     broker       answers at localhost:",
            "ok     topics       " + input + ", 1 partition(s)",
            "ok     topics       " + results + ", 1 partition(s)",
            "ok     producer     says that it is healthy",
            "ok     spark-consumer says that it is healthy",
            "note   checkpoint   no batch was committed yet",
            "ok     lag          0 messages wait for the Spark job",
            "ok     freshness    live: the newest status came at 11:59")
        .doesNotContain("WRONG");
  }

  @Test
  void theDoctorNamesAMissingTopicAndAClosedPort() throws Exception {
    everythingIsWell();
    environment.put("RESULTS_TOPIC", "nowhere");

    assertThat(run(1, doctor("--closed=kafka")))
        .containsSubsequence(
            "WRONG  broker       gives no answer at localhost:",
            "-> is there a firewall or a VPN in between?",
            "WRONG  topics       there is no nowhere",
            "-> docker compose up -d kafka-init",
            "ok     producer     says that it is healthy");
  }

  @Test
  void theDoctorLooksAtTheRestWhereNoBrokerAnswers() throws Exception {
    everythingIsWell();
    environment.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1");

    assertThat(run(1, doctor()))
        .containsSubsequence(
            "WRONG  broker       gives no answer inside the containers' network",
            "-> docker compose logs --tail 20 kafka",
            "ok     producer     says that it is healthy")
        .doesNotContain("topics");
  }

  @Test
  void theDoctorLooksAtNothingThatDoesNotRun() throws Exception {
    assertThat(run(0, "doctor")).isEmpty();
  }

  private void everythingIsWell() {
    String healthy = "{\"status\":\"healthy\",\"reasons\":[]}";
    producer.serve("/healthz", 200, healthy);
    job.serve("/healthz", 200, healthy).serve("/metrics", 200, "velib_input_lag_messages 0.0\n");
    page.serve(
        "/api/totals",
        200,
        "{\"state\":{\"stream\":\"live\",\"newest_status\":\"11:59\",\"newest_result\":\"11:58\"}}");
  }

  private void polls(int published) {
    producer.serve(
        "/metrics", 200, "velib_polls_total{outcome=\"published\"} " + published + ".0\n");
  }

  /** As the Spark job does with each batch. */
  private void commit(long end) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      admin
          .alterConsumerGroupOffsets(
              PipelineSettings.CONSUMER_GROUP,
              Map.of(new TopicPartition(input, 0), new OffsetAndMetadata(end)))
          .all()
          .get();
    }
  }

  private static String[] doctor(String... further) {
    String port = kafka.bootstrapServers().replaceFirst(".*:", "");
    List<String> words =
        new ArrayList<>(
            List.of(
                "doctor",
                "--running=kafka=" + port,
                "--running=producer=9101",
                "--running=spark-consumer=9102",
                "--running=dashboard=8080",
                "--checkpoint=/nowhere"));
    words.addAll(List.of(further));
    return words.toArray(new String[0]);
  }

  private String run(int status, String... words) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(words));
    arguments.add("--producer-at=" + producer.address());
    arguments.add("--spark-consumer-at=" + job.address());
    arguments.add("--dashboard-at=" + page.address());
    try (ChildProcess program =
        ChildProcess.java("program", APP + "/*", "velib.pipelinecheck.PipelineCheck")
            .jvmOptions(List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"))
            .arguments(arguments)
            .environment(environment)
            .start(folder.resolve("program.log"))) {
      assertThat(program.awaitExit(Duration.ofSeconds(100))).as(program.output()).hasValue(status);
      return program.output();
    }
  }
}
