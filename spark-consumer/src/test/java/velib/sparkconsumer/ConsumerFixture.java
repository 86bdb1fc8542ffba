package velib.sparkconsumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.spark.sql.SparkSession;
import velib.settings.Settings;
import velib.sparkconsumer.checkpoint.CheckpointLock;
import velib.sparkconsumer.kafka.ConsumerKafka;
import velib.sparkconsumer.totals.MessageTally;
import velib.stationmodel.PostcodeRule;
import velib.testkit.KafkaExtension;
import velib.testkit.TotalsOracle;
import velib.testkit.WholeTopic;

/** The real job in this JVM, on topics of its own, with what a test publishes and looks at. */
public final class ConsumerFixture implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofMinutes(2);

  public final String input;
  public final String results;
  public final String deadLetters;
  private final KafkaExtension kafka;
  private final Map<String, String> environment = new HashMap<>();
  private final KafkaProducer<byte[], byte[]> producer;
  private final MessageTally tally = new MessageTally();
  private CheckpointLock lock;
  private ConsumerRun run;
  private CompletableFuture<Void> running;

  public ConsumerFixture(KafkaExtension kafka, Path checkpoint, int inputPartitions) {
    this(kafka, checkpoint, inputPartitions, "LogAppendTime");
  }

  public ConsumerFixture(
      KafkaExtension kafka, Path checkpoint, int inputPartitions, String timestampType) {
    this(
        kafka,
        kafka.newTopic(
            "input",
            inputPartitions,
            // Or messages with old times would be deleted while the test runs.
            Map.of("message.timestamp.type", timestampType, "retention.ms", "-1")),
        kafka.newTopic("results"),
        kafka.newTopic("dead-letters"),
        checkpoint);
  }

  /** On topics that are there already. */
  public ConsumerFixture(
      KafkaExtension kafka, String input, String results, String deadLetters, Path checkpoint) {
    this.kafka = kafka;
    this.input = input;
    this.results = results;
    this.deadLetters = deadLetters;
    with("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
    with("INPUT_TOPIC", input);
    with("RESULTS_TOPIC", results);
    with("DEAD_LETTER_TOPIC", deadLetters);
    with("CHECKPOINT_DIR", checkpoint.toString());
    producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka.bootstrapServers(),
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                8_000_000,
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  public ConsumerFixture with(String setting, String value) {
    environment.put(setting, value);
    return this;
  }

  public void start(SparkSession spark) {
    run = new ConsumerRun(settings());
    lock = run.lockCheckpoint();
    running =
        CompletableFuture.runAsync(
            () -> {
              try {
                run.run(spark, (batch, content, published, tookMs) -> count(content.tally()));
              } catch (Exception failed) {
                throw new CompletionException(failed);
              }
            });
  }

  /** What became of all messages, over all batches that were written. */
  public synchronized MessageTally tally() {
    return tally;
  }

  private synchronized void count(MessageTally batch) {
    tally.add(batch);
  }

  /** Stops the job; fails where it had ended by itself. */
  public void stop() {
    if (running != null) {
      run.stop();
      try {
        running.join();
      } finally {
        ended();
      }
    }
  }

  private void ended() {
    running = null;
    lock.close();
  }

  /** Whether the job has ended by itself. */
  public boolean hasEnded() {
    return running.isDone();
  }

  /** Waits for the job to end by itself, and gives why. */
  public Throwable awaitFailure() {
    await().atMost(LONGEST).until(running::isDone);
    Throwable failure = running.handle((nothing, failed) -> failed).join();
    ended();
    return failure instanceof CompletionException ? failure.getCause() : failure;
  }

  public void publish(String key, String value) {
    publish(key, value == null ? null : value.getBytes(StandardCharsets.UTF_8));
  }

  public void publish(String key, byte[] value) {
    send(
        new ProducerRecord<>(
            input, key == null ? null : key.getBytes(StandardCharsets.UTF_8), value));
  }

  public void publishAt(long timestampMs, String key, String value) {
    send(
        new ProducerRecord<>(
            input,
            null,
            timestampMs,
            key.getBytes(StandardCharsets.UTF_8),
            value == null ? null : value.getBytes(StandardCharsets.UTF_8)));
  }

  public void send(ProducerRecord<byte[], byte[]> message) {
    producer.send(message);
  }

  /** Waits until the broker has taken every message that was published. */
  public void flush() {
    producer.flush();
  }

  /** Lets the input topic take messages that are larger than usual. */
  public void takeMessagesUpTo(int bytes) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      admin
          .incrementalAlterConfigs(
              Map.of(
                  new ConfigResource(ConfigResource.Type.TOPIC, input),
                  List.of(
                      new AlterConfigOp(
                          new ConfigEntry("max.message.bytes", String.valueOf(bytes)),
                          AlterConfigOp.OpType.SET))))
          .all()
          .get();
    } catch (InterruptedException | ExecutionException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** A second consumer of the same topics, with a checkpoint of its own. */
  public ConsumerFixture another(Path checkpoint) {
    return new ConsumerFixture(kafka, input, results, deadLetters, checkpoint);
  }

  /** A consumer of the same input, with the same settings, that writes elsewhere. */
  public ConsumerFixture anotherResultsTopic(Path checkpoint) {
    ConsumerFixture other =
        new ConsumerFixture(
            kafka, input, kafka.newTopic("results"), kafka.newTopic("dead-letters"), checkpoint);
    return other.with("STATION_TTL", environment.getOrDefault("STATION_TTL", "1h"));
  }

  /** Waits until every published message has been read and its results are committed. */
  public void awaitAllRead() {
    producer.flush();
    await()
        .atMost(LONGEST)
        .failFast("the job has ended", this::failWhereEnded)
        .pollInterval(Duration.ofMillis(50))
        .untilAsserted(
            () -> {
              assertThat(new CommittedOffsets(settings()).ofInput()).isEqualTo(ends());
            });
  }

  /** What stands committed on what became of all messages since the checkpoint began. */
  public MessageTally committedTotal() {
    return new ConsumerKafka(settings()).lastWritten().marker().total();
  }

  /** A test that waits for what no job will do fails at once, with why the job ended. */
  private void failWhereEnded() {
    if (running.isDone()) {
      running.join();
    }
  }

  private Object ends() {
    return new ConsumerKafka(settings()).inputEnds();
  }

  /** Waits until the published totals are those of the oracle. */
  public void awaitTotalsOfTheOracle() {
    await()
        .atMost(LONGEST)
        .failFast("the job has ended", this::failWhereEnded)
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(
            () -> {
              assertThat(TotalsOracle.published(published())).isEqualTo(oracle());
            });
  }

  /** Waits until so many results are published, as long as whoever publishes them is alive. */
  public void awaitPublished(int count, BooleanSupplier alive) {
    producer.flush();
    await()
        .atMost(LONGEST)
        .untilAsserted(
            () -> {
              assertThat(published()).hasSize(count);
              assertThat(alive.getAsBoolean()).isTrue();
            });
  }

  /** The settings of a consumer of these topics. */
  Map<String, String> environment() {
    return environment;
  }

  Map<String, ?> oracle() {
    Duration ttl = settings().get(velib.settings.PipelineSettings.STATION_TTL);
    return new TotalsOracle(PostcodeRule.withShippedExceptions(), ttl).totals(read(input));
  }

  List<ConsumerRecord<byte[], byte[]>> published() {
    return read(results);
  }

  public List<String> publishedText() {
    List<String> texts = new ArrayList<>();
    published().forEach(r -> texts.add(new String(r.value(), StandardCharsets.UTF_8)));
    return texts;
  }

  List<ConsumerRecord<byte[], byte[]>> read(String topic) {
    return WholeTopic.committed(kafka.bootstrapServers()).read(topic);
  }

  public Settings settings() {
    return Settings.read(SparkConsumerSettings.ALL, environment, SparkConsumerSettings.RULES);
  }

  @Override
  public void close() {
    try {
      stop();
    } finally {
      producer.close();
    }
  }
}
