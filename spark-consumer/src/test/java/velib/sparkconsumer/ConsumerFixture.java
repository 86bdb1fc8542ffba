package velib.sparkconsumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.spark.sql.SparkSession;
import org.awaitility.core.ConditionFactory;
import velib.settings.Settings;
import velib.sparkconsumer.sink.BatchListener;
import velib.sparkconsumer.totals.MessageTally;
import velib.testkit.KafkaExtension;

/**
 * A job under test as a test talks to it: its topics ({@link TestTopics}), what is published to it
 * ({@link TestPublisher}), the job itself ({@link TestRun}) and what comes out ({@link
 * TestOutput}). Only waiting is done here.
 */
public final class ConsumerFixture implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofMinutes(2);

  public final String input;
  public final String results;
  public final String deadLetters;
  private final TestTopics topics;
  private final TestPublisher publisher;
  private final TestRun run = new TestRun();
  private final TestOutput output;

  public ConsumerFixture(KafkaExtension kafka, Path checkpoint, int inputPartitions) {
    this(kafka, checkpoint, inputPartitions, "LogAppendTime");
  }

  public ConsumerFixture(
      KafkaExtension kafka, Path checkpoint, int inputPartitions, String timestampType) {
    this(TestTopics.create(kafka, checkpoint, inputPartitions, timestampType));
  }

  /** On topics that exist. */
  public ConsumerFixture(
      KafkaExtension kafka, String input, String results, String deadLetters, Path checkpoint) {
    this(new TestTopics(kafka, input, results, deadLetters, checkpoint));
  }

  private ConsumerFixture(TestTopics topics) {
    this.topics = topics;
    input = topics.input;
    results = topics.results;
    deadLetters = topics.deadLetters;
    publisher = new TestPublisher(topics);
    output = new TestOutput(topics);
  }

  /** A second consumer of the same topics, with a checkpoint of its own. */
  public ConsumerFixture another(Path checkpoint) {
    return new ConsumerFixture(topics.withCheckpoint(checkpoint));
  }

  /** A consumer of the same input, with the same settings, that writes elsewhere. */
  public ConsumerFixture anotherResultsTopic(Path checkpoint) {
    return new ConsumerFixture(topics.withOtherOutput(checkpoint));
  }

  public ConsumerFixture with(String setting, String value) {
    topics.set(setting, value);
    return this;
  }

  /** The settings of a consumer of these topics. */
  Map<String, String> environment() {
    return topics.environment();
  }

  public Settings settings() {
    return topics.settings();
  }

  /** Lets the input topic take messages that are larger than usual. */
  public void takeMessagesUpTo(int bytes) {
    topics.takeMessagesUpTo(bytes);
  }

  /** Deletes a topic and creates it again, empty and with one partition. */
  public void recreate(String topic) {
    topics.recreate(topic);
  }

  /** Deletes the messages of the input's first partition before this offset. */
  public void deleteInputBefore(long offset) {
    topics.deleteInputBefore(offset);
  }

  /** Is told of each batch, after its commit; the test fails with what the listener throws. */
  public void onBatch(BatchListener listener) {
    run.onBatch(listener);
  }

  public void start(SparkSession spark) {
    run.start(settings(), spark);
  }

  /** Starts the job and waits until it has read the status of one station, 16107. */
  public ConsumerFixture startedWithOneStation(SparkSession spark) {
    start(spark);
    publish("16107", TestNetwork.row("16107", 3, 4));
    awaitAllRead();
    return this;
  }

  /** Stops the job; fails if it had ended by itself. */
  public void stop() {
    run.stop();
  }

  /** Whether the job has ended by itself. */
  public boolean hasEnded() {
    return run.hasEnded();
  }

  /** Waits for the job to end by itself, and returns why it did. */
  public Throwable awaitFailure() {
    return run.awaitFailure();
  }

  /** What became of all messages, over all batches that were written. */
  public MessageTally tally() {
    return run.tally();
  }

  public void publish(String key, String value) {
    publisher.publish(key, TestPublisher.bytes(value));
  }

  public void publish(String key, byte[] value) {
    publisher.publish(key, value);
  }

  public void publishAt(long timestampMs, String key, String value) {
    publisher.publishAt(timestampMs, key, value);
  }

  public void send(ProducerRecord<byte[], byte[]> message) {
    publisher.send(message);
  }

  /** Waits until the broker has taken every message that was published. */
  public void flush() {
    publisher.flush();
  }

  /** Waits until every published message has been read and its results are committed. */
  public void awaitAllRead() {
    publisher.flush();
    awaitWhileTheJobRuns().pollInterval(Duration.ofMillis(50)).untilAsserted(output::assertAllRead);
  }

  /** Waits until the published totals are those of the oracle. */
  public void awaitTotalsOfTheOracle() {
    awaitWhileTheJobRuns()
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(output::assertTotalsOfTheOracle);
  }

  /** Fails unless the totals published by now are those of the oracle. */
  public void assertTotalsOfTheOracle() {
    output.assertTotalsOfTheOracle();
  }

  /** Fails at once if the job has ended, and says why: nothing more will come from it. */
  private ConditionFactory awaitWhileTheJobRuns() {
    return await().atMost(LONGEST).failFast("the job has ended", run::failIfEnded);
  }

  /** Waits until this many results are published, as long as whoever publishes them is alive. */
  public void awaitPublished(int count, BooleanSupplier alive) {
    publisher.flush();
    await()
        .atMost(LONGEST)
        .untilAsserted(
            () -> {
              assertThat(published()).hasSize(count);
              assertThat(alive.getAsBoolean()).isTrue();
            });
  }

  /** What became of all messages since the checkpoint began, as committed with the offsets. */
  public MessageTally committedTotal() {
    return output.committedTotal();
  }

  Map<String, ?> oracle() {
    return output.oracle();
  }

  List<ConsumerRecord<byte[], byte[]>> published() {
    return output.published();
  }

  public List<String> publishedText() {
    return output.publishedText();
  }

  /**
   * A postcode is published when its message differs from the one published last, and only then.
   */
  public void assertNothingPublishedTwice() {
    output.assertNothingPublishedTwice();
  }

  List<ConsumerRecord<byte[], byte[]>> read(String topic) {
    return output.read(topic);
  }

  @Override
  public void close() {
    try {
      run.stop();
    } finally {
      publisher.close();
    }
  }
}
