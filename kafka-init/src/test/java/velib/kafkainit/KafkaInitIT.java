package velib.kafkainit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import velib.kafka.ChildProcess;
import velib.settings.ExitStatus;
import velib.testkit.KafkaExtension;

/** The program as it is shipped, against a real broker. */
@Timeout(120)
class KafkaInitIT {
  @RegisterExtension static final KafkaExtension kafka = KafkaExtension.own();

  private static final Path APP =
      Path.of(System.getProperty("velib.root"), "kafka-init/target/app");
  private static int rounds;
  private static Admin admin;

  @TempDir Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private String input;
  private String results;
  private String deadLetters;

  @BeforeAll
  static void connect() {
    admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
  }

  @AfterAll
  static void disconnect() {
    admin.close();
  }

  @BeforeEach
  void askForTopicsThatNobodyHas() {
    rounds++;
    input = "input-" + rounds;
    results = "results-" + rounds;
    deadLetters = "dead-letters-" + rounds;
    environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
    environment.put("INPUT_TOPIC", input);
    environment.put("RESULTS_TOPIC", results);
    environment.put("DEAD_LETTER_TOPIC", deadLetters);
  }

  @Test
  void createsTheTopicsAsTheSettingsSayAndPrintsThem() throws Exception {
    environment.put("INPUT_TOPIC_PARTITIONS", "2");
    environment.put("INPUT_TOPIC_RETENTION", "24h");

    String output = runToSuccess();

    assertThat(output)
        .contains("Created " + input, "Created " + results, "Created " + deadLetters)
        .containsPattern(input + " +2 +1  cleanup.policy=delete")
        .contains("retention.ms=86400000 (24h)")
        .doesNotContain("WARN");
    assertThat(partitions(input)).isEqualTo(2);
    assertThat(settings(input))
        .containsEntry("message.timestamp.type", "LogAppendTime")
        .containsEntry("retention.ms", "86400000");
    assertThat(settings(results))
        .containsEntry("cleanup.policy", "compact")
        .containsEntry("segment.ms", "3600000")
        .containsEntry("min.compaction.lag.ms", "86400000");
    assertThat(Long.parseLong(settings(deadLetters).get("max.message.bytes")))
        .isEqualTo(Long.parseLong(settings(input).get("max.message.bytes")) + 65_536);
  }

  @Test
  void leavesTopicsAndTheirMessagesAloneWhenRunAgain() {
    runToSuccess();
    kafka.publish(input, "16107", "{}");

    assertThat(runToSuccess())
        .doesNotContain("Created", "WARN")
        .contains("The topics as they are now");
    assertThat(kafka.readCommitted(input)).hasSize(1);
  }

  @Test
  void twoAtOnceBothSucceed() {
    environment.put("INPUT_TOPIC_PARTITIONS", "5");
    try (ChildProcess one = start("one");
        ChildProcess two = start("two")) {
      assertThat(one.awaitExit(Duration.ofSeconds(60))).as(one.output()).hasValue(0);
      assertThat(two.awaitExit(Duration.ofSeconds(60))).as(two.output()).hasValue(0);
    }
  }

  @Test
  void twoThatRaiseAtOnceBothSucceed() throws Exception {
    runToSuccess();
    environment.put("INPUT_TOPIC_PARTITIONS", "5");
    try (ChildProcess one = start("one");
        ChildProcess two = start("two")) {
      assertThat(one.awaitExit(Duration.ofSeconds(60))).as(one.output()).hasValue(0);
      assertThat(two.awaitExit(Duration.ofSeconds(60))).as(two.output()).hasValue(0);
      assertThat(one.output() + two.output()).doesNotContain("WARN");
    }
    assertThat(partitions(input)).isEqualTo(5);
  }

  /** Two at once do not meet in this spot each time; here they are made to. */
  @Test
  void whatAnotherRunHasDoneMeanwhileIsNoFailure() {
    WantedTopic wanted = new WantedTopic(input, 1, "INPUT_TOPIC_PARTITIONS", 1, Map.of());
    try (Broker one = Broker.connect(kafka.bootstrapServers()).orElseThrow();
        Broker two = Broker.connect(kafka.bootstrapServers()).orElseThrow()) {
      assertThat(one.create(wanted)).isTrue();
      assertThat(two.create(wanted)).isFalse();
      assertThat(one.raisePartitions(input, 3)).isTrue();
      assertThat(two.raisePartitions(input, 3)).isFalse();
      assertThat(two.raisePartitions(input, 2)).isFalse();
    }
  }

  /** It has many partitions, so that deleting it takes a moment. */
  @Test
  void aTopicThatIsStillBeingDeletedIsCreatedOnceItIsGone() throws Exception {
    WantedTopic wanted = new WantedTopic(input, 60, "INPUT_TOPIC_PARTITIONS", 1, Map.of());
    try (Broker broker = Broker.connect(kafka.bootstrapServers()).orElseThrow()) {
      TopicCreation creation = new TopicCreation(broker, kafka.bootstrapServers());
      for (int round = 0; round < 3; round++) {
        creation.ensure(wanted);
        admin.deleteTopics(List.of(input));
        await().atMost(Duration.ofSeconds(30)).until(() -> broker.find(input).isEmpty());

        assertThat(creation.ensure(wanted).partitions).isEqualTo(60);
      }
    }
  }

  @Test
  void raisesPartitionsAndNeverLowersThem() throws Exception {
    environment.put("RESULTS_TOPIC_PARTITIONS", "2");
    runToSuccess();
    environment.put("RESULTS_TOPIC_PARTITIONS", "3");

    assertThat(runToSuccess()).contains("Raised the partitions of " + results + " from 2 to 3");
    assertThat(partitions(results)).isEqualTo(3);

    environment.put("RESULTS_TOPIC_PARTITIONS", "1");
    assertThat(runToSuccess()).contains("WARN").contains("set RESULTS_TOPIC_PARTITIONS=3");
    assertThat(partitions(results)).isEqualTo(3);
  }

  @Test
  void reportsWhatDiffersWithTheCommandAndChangesNothing() throws Exception {
    kafka.createTopic(
        input, 1, Map.of("message.timestamp.type", "CreateTime", "max.message.bytes", "2000000"));
    kafka.createTopic(deadLetters, 1, Map.of());

    assertThat(runToSuccess())
        .contains(input + " has message.timestamp.type=CreateTime")
        .contains(
            "kafka-configs --bootstrap-server "
                + kafka.bootstrapServers()
                + " --alter --entity-type topics --entity-name "
                + input
                + " --add-config message.timestamp.type=LogAppendTime")
        .contains("--entity-name " + deadLetters + " --add-config max.message.bytes=2065536");
    assertThat(settings(input)).containsEntry("message.timestamp.type", "CreateTime");
  }

  @Test
  void aTopicThatCannotBeCreatedEndsItWithTheReasonAndTheCommand() {
    environment.put("TOPIC_REPLICATION", "3");

    try (ChildProcess program = start("program")) {
      assertThat(program.awaitExit(Duration.ofSeconds(60))).hasValue(ExitStatus.FAILED);
      assertThat(program.output())
          .contains("The topic " + input + " is missing and could not be created")
          .contains("larger than available brokers: 1")
          .contains("--create --topic " + input + " --partitions 1 --replication-factor 3")
          .doesNotContain("\tat ");
    }
  }

  @Test
  void aBrokerThatNeverAnswersEndsItWithOneMessageAfterOneWord() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      environment.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + silent.getLocalPort());
      environment.put("KAFKA_WAIT_SECONDS", "3");

      try (ChildProcess program = start("program")) {
        assertThat(program.awaitExit(Duration.ofSeconds(60))).hasValue(ExitStatus.FAILED);
        assertThat(program.output().lines())
            .hasSize(2)
            .first()
            .asString()
            .contains("Waiting for Kafka at 127.0.0.1:");
        assertThat(program.output()).contains("did not answer").contains("within 3 seconds");
      }
    }
  }

  @Test
  void aNameThatDoesNotResolveIsWaitedForToo() {
    environment.put("KAFKA_BOOTSTRAP_SERVERS", "kafka.invalid:9093");
    environment.put("KAFKA_WAIT_SECONDS", "1");

    try (ChildProcess program = start("program")) {
      assertThat(program.awaitExit(Duration.ofSeconds(60))).hasValue(ExitStatus.FAILED);
      assertThat(program.output())
          .contains("Waiting for Kafka at kafka.invalid:9093")
          .contains("No resolvable bootstrap urls");
    }
  }

  @Test
  void aBrokerThatComesLaterIsWaitedFor() {
    kafka.servers().stopBroker();
    try (ChildProcess program = start("program")) {
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> program.output().contains("Waiting for Kafka"));
      kafka.servers().startBroker();
      assertThat(program.awaitExit(Duration.ofSeconds(60))).as(program.output()).hasValue(0);
    }
  }

  @Test
  void badSettingsEndItBeforeAnythingIsDone() {
    environment.put("TOPIC_REPLICATION", "none");
    environment.put("RESULTS_TOPIC_KEEP", "1 day");

    try (ChildProcess program = start("program")) {
      assertThat(program.awaitExit(Duration.ofSeconds(60))).hasValue(ExitStatus.BAD_SETTINGS);
      assertThat(program.output()).contains("TOPIC_REPLICATION", "RESULTS_TOPIC_KEEP");
    }
  }

  private String runToSuccess() {
    try (ChildProcess program = start("program")) {
      assertThat(program.awaitExit(Duration.ofSeconds(60))).as(program.output()).hasValue(0);
      return program.output();
    }
  }

  private ChildProcess start(String name) {
    return ChildProcess.java(name, APP + "/*", "velib.kafkainit.KafkaInit")
        .jvmOptions(List.of("-Xmx64m", "-XX:TieredStopAtLevel=1"))
        .environment(environment)
        .start(folder.resolve(name + ".log"));
  }

  private static int partitions(String topic) throws Exception {
    TopicDescription description =
        admin.describeTopics(List.of(topic)).topicNameValues().get(topic).get();
    return description.partitions().size();
  }

  private static Map<String, String> settings(String topic) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    Map<String, String> settings = new HashMap<>();
    admin
        .describeConfigs(List.of(resource))
        .values()
        .get(resource)
        .get()
        .entries()
        .forEach(entry -> settings.put(entry.name(), entry.value()));
    return settings;
  }
}
