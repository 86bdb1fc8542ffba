package velib.sparkconsumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.io.FileUtils;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import velib.sparkconsumer.checkpoint.CheckpointReset;
import velib.sparkconsumer.checkpoint.Refusal;
import velib.testkit.KafkaExtension;

/** A checkpoint that cannot be gone on from is refused with what happened and what to do. */
class CheckpointIT {
  @RegisterExtension static final KafkaExtension kafka = KafkaExtension.shared();
  @RegisterExtension static final SparkExtension spark = new SparkExtension();

  private Path checkpoint;

  @BeforeEach
  void newCheckpoint(TestInfo test) {
    checkpoint = spark.newPath(test.getTestMethod().orElseThrow().getName());
  }

  @Test
  void aCheckpointMadeWithOtherPostcodesIsRefused() throws IOException {
    Path postcodes = spark.newPath("postcodes.csv");
    Files.writeString(postcodes, "station_code,postcode\n16107,75017\n");
    try (ConsumerFixture consumer = started()) {
      consumer.stop();

      consumer.with("STATION_POSTCODES_FILE", postcodes.toString());
      consumer.start(spark.session());

      assertThat(consumer.awaitFailure())
          .isInstanceOf(Refusal.class)
          .hasMessageContaining(
              "does not match this program and its settings (postcodes: created with")
          .hasMessageContaining(checkpoint.toString())
          .hasMessageContaining("make reset-checkpoint");
    }
  }

  @Test
  void aTopicThatWasMadeAnewIsRefused() throws Exception {
    try (ConsumerFixture consumer = started();
        Admin admin = admin()) {
      consumer.stop();
      admin.deleteTopics(List.of(consumer.input)).all().get();
      createAgain(admin, consumer.input);

      consumer.start(spark.session());

      assertThat(consumer.awaitFailure())
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("ends at offset 0, the checkpoint resumes at 1")
          .hasMessageContaining("make reset-checkpoint");
    }
  }

  @Test
  void aTopicWhoseMessagesWereDeletedUnreadIsRefused() throws Exception {
    try (ConsumerFixture consumer = started();
        Admin admin = admin()) {
      consumer.stop();
      consumer.publish("16107", TestNetwork.row("16107", 1, 1));
      consumer.publish("16107", TestNetwork.row("16107", 2, 2));
      consumer.publish("16107", TestNetwork.row("16107", 3, 3));
      consumer.flush();
      admin
          .deleteRecords(
              Map.of(new TopicPartition(consumer.input, 0), RecordsToDelete.beforeOffset(3)))
          .all()
          .get();

      consumer.start(spark.session());

      assertThat(consumer.awaitFailure())
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("2 messages were deleted unread")
          .hasMessageContaining("make reset-checkpoint");
    }
  }

  @Test
  void aTopicThatIsMadeAnewUnderARunningJobIsRefused() throws Exception {
    try (ConsumerFixture consumer = started();
        Admin admin = admin()) {
      admin.deleteTopics(List.of(consumer.input)).all().get();
      createAgain(admin, consumer.input);

      assertThat(consumer.awaitFailure())
          .isInstanceOf(Refusal.class)
          .hasMessageContaining(consumer.input)
          .hasMessageContaining("make reset-checkpoint");
    }
  }

  @Test
  void aTopicThatWasMadeAnewAndHasGrownAsLongAsTheOldOneIsRefused() throws Exception {
    try (ConsumerFixture consumer = started();
        Admin admin = admin()) {
      consumer.stop();
      admin.deleteTopics(List.of(consumer.input)).all().get();
      createAgain(admin, consumer.input);
      consumer.publish("32017", TestNetwork.row("32017", 5, 6));
      consumer.flush();

      consumer.start(spark.session());

      assertThat(consumer.awaitFailure())
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("The topic " + consumer.input + " was recreated")
          .hasMessageContaining("make reset-checkpoint");
    }
  }

  @Test
  void withEarliestATopicThatWasMadeAnewIsBegunAfresh() throws Exception {
    try (ConsumerFixture consumer = started();
        Admin admin = admin()) {
      consumer.stop();
      admin.deleteTopics(List.of(consumer.input)).all().get();
      createAgain(admin, consumer.input);

      consumer.with("ON_DATA_LOSS", "earliest").start(spark.session());
      consumer.publish("32017", TestNetwork.row("32017", 5, 6));
      consumer.awaitAllRead();

      consumer.awaitTotalsOfTheOracle();
      assertThat(consumer.publishedText())
          .hasSize(3)
          .anyMatch(zeros -> zeros.contains("75016") && zeros.contains("\"stations\":0"));
      assertThat(consumer.committedTotal().messages()).isEqualTo(1);
    }
  }

  @Test
  void withEarliestATopicThatIsMadeAnewUnderARunningJobIsBegunAfresh() throws Exception {
    try (ConsumerFixture consumer = started("ON_DATA_LOSS", "earliest");
        Admin admin = admin()) {
      consumer.publish("16107", TestNetwork.row("16107", 5, 5));
      consumer.publish("16107", TestNetwork.row("16107", 6, 6));
      consumer.awaitAllRead();
      admin.deleteTopics(List.of(consumer.input)).all().get();
      createAgain(admin, consumer.input);
      consumer.publish("32017", TestNetwork.row("32017", 5, 6));

      consumer.awaitTotalsOfTheOracle();
      assertThat(consumer.oracle()).hasSize(1);
    }
  }

  @Test
  void withEarliestMessagesThatWereDeletedUnreadAreGoneAndTheRestCounts() throws Exception {
    try (ConsumerFixture consumer = started();
        Admin admin = admin()) {
      consumer.stop();
      consumer.publish("32017", TestNetwork.row("32017", 1, 1));
      consumer.publish("16108", TestNetwork.row("16108", 2, 2));
      consumer.flush();
      admin
          .deleteRecords(
              Map.of(new TopicPartition(consumer.input, 0), RecordsToDelete.beforeOffset(2)))
          .all()
          .get();

      consumer.with("ON_DATA_LOSS", "earliest").start(spark.session());
      consumer.awaitAllRead();

      consumer.awaitTotalsOfTheOracle();
      assertThat(consumer.oracle()).hasSize(1);
    }
  }

  @Test
  void aResetThatWasOrderedIsFinishedAtTheNextStart() throws IOException {
    try (ConsumerFixture consumer = started()) {
      consumer.stop();
      Files.delete(checkpoint.resolve("metadata")); // as far as a killed reset had come
      Files.createFile(checkpoint.resolve(CheckpointReset.MARK));
      consumer.publish("32017", TestNetwork.row("32017", 5, 6));

      consumer.start(spark.session());
      consumer.awaitAllRead();

      consumer.awaitTotalsOfTheOracle();
      assertThat(consumer.publishedText()).hasSize(2);
      assertThat(consumer.committedTotal().messages()).isEqualTo(2);
      assertThat(checkpoint.resolve(CheckpointReset.MARK)).doesNotExist();
    }
  }

  @Test
  void aSecondConsumerOnTheSameCheckpointIsRefusedAtOnce() {
    try (ConsumerFixture first = started();
        ConsumerFixture second = first.another(checkpoint)) {
      assertThatThrownBy(() -> second.start(spark.session()))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("Another consumer (process " + ProcessHandle.current().pid())
          .hasMessageContaining("uses the checkpoint in " + checkpoint);

      first.publish("16107", TestNetwork.row("16107", 5, 5));
      first.awaitAllRead();
      first.awaitTotalsOfTheOracle();
    }
  }

  @Test
  void ofTwoConsumersByMistakeOneEndsWithASentenceAndTheTotalsStayRight() {
    try (ConsumerFixture first = started();
        ConsumerFixture second = first.another(spark.newPath("second"))) {
      second.start(spark.session().newSession());
      AtomicInteger bikes = new AtomicInteger();
      Awaitility.await()
          .atMost(Duration.ofMinutes(2))
          .until(
              () -> {
                int next = bikes.incrementAndGet() % 50;
                first.publish("16107", TestNetwork.row("16107", next, 1));
                return first.hasEnded() || second.hasEnded();
              });
      ConsumerFixture ended = first.hasEnded() ? first : second;
      ConsumerFixture left = ended == first ? second : first;

      assertThat(ended.awaitFailure())
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("Run one consumer for each results topic");
      left.publish("16107", TestNetwork.row("16107", 8, 8));
      left.awaitAllRead();
      left.awaitTotalsOfTheOracle();
    }
  }

  @Test
  void anOlderCopyOfACheckpointIsRefused() throws IOException {
    try (ConsumerFixture consumer = started()) {
      consumer.stop();
      Path copy = spark.newPath("copy");
      FileUtils.copyDirectory(checkpoint.toFile(), copy.toFile());
      consumer.start(spark.session());
      consumer.publish("16107", TestNetwork.row("16107", 9, 9));
      consumer.awaitAllRead();
      consumer.stop();
      consumer.publish("16107", TestNetwork.row("16107", 10, 10));

      consumer.with("CHECKPOINT_DIR", copy.toString()).start(spark.session());

      assertThat(consumer.awaitFailure())
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("from a copy of the checkpoint in " + copy);
      assertThat(consumer.published()).hasSize(2);
    }
  }

  @Test
  void aResultsTopicThatWasMadeAnewIsRefused() throws Exception {
    try (ConsumerFixture consumer = started();
        Admin admin = admin()) {
      consumer.stop();
      admin.deleteTopics(List.of(consumer.results)).all().get();
      createAgain(admin, consumer.results);

      consumer.start(spark.session());

      assertThat(consumer.awaitFailure())
          .isInstanceOf(Refusal.class)
          .hasMessageContaining(consumer.results + " is empty")
          .hasMessageContaining("make reset-checkpoint");
    }
  }

  @Test
  void anOldCheckpointIsRefusedOnceAnotherOneHasWritten() {
    try (ConsumerFixture old = started();
        ConsumerFixture newer = old.another(spark.newPath("newer"))) {
      old.stop();
      newer.publish("32017", TestNetwork.row("32017", 1, 2));
      newer.start(spark.session());
      newer.awaitAllRead();
      newer.stop();
      List<String> published = newer.publishedText();
      old.publish("16107", TestNetwork.row("16107", 9, 9));

      old.start(spark.session());

      assertThat(old.awaitFailure())
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("was last written from another checkpoint")
          .hasMessageContaining("make reset-checkpoint");
      assertThat(newer.publishedText()).isEqualTo(published);
    }
  }

  private ConsumerFixture started() {
    return started("ON_DATA_LOSS", "stop");
  }

  private ConsumerFixture started(String setting, String value) {
    ConsumerFixture consumer = new ConsumerFixture(kafka, checkpoint, 1).with(setting, value);
    consumer.start(spark.session());
    consumer.publish("16107", TestNetwork.row("16107", 3, 4));
    consumer.awaitAllRead();
    return consumer;
  }

  private static Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
  }

  private static void createAgain(Admin admin, String topic) {
    Awaitility.await()
        .ignoreException(ExecutionException.class)
        .untilAsserted(
            () -> admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get());
  }
}
