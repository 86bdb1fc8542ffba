package velib.sparkconsumer;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.awaitility.Awaitility;
import velib.settings.Settings;
import velib.testkit.KafkaExtension;

/** The topics of a job under test, and the settings that it is started with. */
final class TestTopics {
  final String input;
  final String results;
  final String deadLetters;
  private final KafkaExtension kafka;
  private final Map<String, String> environment = new HashMap<>();

  /** On topics that exist. */
  TestTopics(
      KafkaExtension kafka, String input, String results, String deadLetters, Path checkpoint) {
    this.kafka = kafka;
    this.input = input;
    this.results = results;
    this.deadLetters = deadLetters;
    set("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
    set("INPUT_TOPIC", input);
    set("RESULTS_TOPIC", results);
    set("DEAD_LETTER_TOPIC", deadLetters);
    set("CHECKPOINT_DIR", checkpoint.toString());
  }

  /** Creates topics that no other test uses. */
  static TestTopics create(
      KafkaExtension kafka, Path checkpoint, int inputPartitions, String timestampType) {
    // Messages with a time of long ago must not be deleted for their age while the test runs.
    Map<String, String> settings =
        Map.of("message.timestamp.type", timestampType, "retention.ms", "-1");
    return onInput(kafka, kafka.newTopic("input", inputPartitions, settings), checkpoint);
  }

  private static TestTopics onInput(KafkaExtension kafka, String input, Path checkpoint) {
    return new TestTopics(
        kafka, input, kafka.newTopic("results"), kafka.newTopic("dead-letters"), checkpoint);
  }

  /** The same topics for a consumer with another checkpoint. */
  TestTopics withCheckpoint(Path checkpoint) {
    return new TestTopics(kafka, input, results, deadLetters, checkpoint);
  }

  /** The same input for a consumer that writes to other topics. */
  TestTopics withOtherOutput(Path checkpoint) {
    TestTopics other = onInput(kafka, input, checkpoint);
    other.set("STATION_TTL", environment.getOrDefault("STATION_TTL", "1h"));
    return other;
  }

  void set(String setting, String value) {
    environment.put(setting, value);
  }

  Map<String, String> environment() {
    return environment;
  }

  Settings settings() {
    return Settings.read(SparkConsumerSettings.ALL, environment, SparkConsumerSettings.RULES);
  }

  String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  /** Lets the input topic take messages that are larger than usual. */
  void takeMessagesUpTo(int bytes) {
    AlterConfigOp larger =
        new AlterConfigOp(
            new ConfigEntry("max.message.bytes", String.valueOf(bytes)), AlterConfigOp.OpType.SET);
    administer(
        admin ->
            admin
                .incrementalAlterConfigs(
                    Map.of(new ConfigResource(ConfigResource.Type.TOPIC, input), List.of(larger)))
                .all());
  }

  /** Deletes a topic and creates it again, empty, with one partition and the broker's times. */
  void recreate(String topic) {
    NewTopic created =
        new NewTopic(topic, 1, (short) 1)
            .configs(Map.of("message.timestamp.type", "LogAppendTime"));
    administer(admin -> admin.deleteTopics(List.of(topic)).all());
    // Kafka deletes in the background: until then there is still a topic of this name.
    Awaitility.await()
        .ignoreException(IllegalStateException.class)
        .untilAsserted(() -> administer(admin -> admin.createTopics(List.of(created)).all()));
  }

  /** Deletes the messages of the input's first partition before this offset. */
  void deleteInputBefore(long offset) {
    Map<TopicPartition, RecordsToDelete> before =
        Map.of(new TopicPartition(input, 0), RecordsToDelete.beforeOffset(offset));
    administer(admin -> admin.deleteRecords(before).all());
  }

  private void administer(Function<Admin, KafkaFuture<Void>> order) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
      order.apply(admin).get();
    } catch (InterruptedException | ExecutionException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
