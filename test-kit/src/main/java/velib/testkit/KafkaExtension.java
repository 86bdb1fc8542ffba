package velib.testkit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import velib.kafka.LocalKafka;

/**
 * A real Kafka 2.6 broker, with its ZooKeeper, for the tests of a class.
 *
 * <pre>{@code
 * @RegisterExtension static final KafkaExtension kafka = KafkaExtension.shared();
 * }</pre>
 *
 * <p>It starts before the first test that needs it. When all tests of this run are over it is
 * stopped and its data is deleted. The system property {@code velib.kafka.home}, which the build
 * sets, names the folder with the broker's runtime.
 */
public final class KafkaExtension implements BeforeAllCallback {
  private static final Namespace RUN = Namespace.create(KafkaExtension.class);
  private static final AtomicInteger TOPICS = new AtomicInteger();

  private final boolean shared;
  private final Map<String, String> brokerProperties = new HashMap<>();
  private final Map<String, String> brokerEnvironment = new HashMap<>();
  private TestBroker broker;

  private KafkaExtension(boolean shared) {
    this.shared = shared;
  }

  /**
   * The broker that all test classes of this run share, as starting one takes seconds.
   *
   * <p>A test creates topics of its own ({@link #newTopic}) and leaves the broker running.
   */
  public static KafkaExtension shared() {
    return new KafkaExtension(true);
  }

  /** A broker for this test class alone, which may stop, kill and restart it. */
  public static KafkaExtension own() {
    return new KafkaExtension(false);
  }

  /** Sets a property of the broker; not allowed for the shared one. */
  public KafkaExtension with(String property, String value) {
    if (shared) {
      throw new IllegalStateException(
          "The shared broker has the settings that all tests expect: use KafkaExtension.own()");
    }
    brokerProperties.put(property, value);
    return this;
  }

  /** Sets variables in the environment of the broker's process; not for the shared one. */
  public KafkaExtension withEnvironment(Map<String, String> variables) {
    brokerEnvironment.putAll(variables);
    return this;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    broker =
        shared
            ? context
                .getRoot()
                .getStore(RUN)
                .getOrComputeIfAbsent(
                    "shared",
                    key -> TestBroker.start(brokerProperties, brokerEnvironment),
                    TestBroker.class)
            : context
                .getStore(RUN)
                .getOrComputeIfAbsent(
                    this,
                    key -> TestBroker.start(brokerProperties, brokerEnvironment),
                    TestBroker.class);
  }

  /** The broker's address as {@code host:port}; the same after a restart. */
  public String bootstrapServers() {
    return broker().kafka().bootstrapServers();
  }

  /** The broker's processes, to be stopped, killed and restarted. */
  public LocalKafka servers() {
    return broker().kafka();
  }

  /** Creates a topic of one partition under a name of its own, and returns the name. */
  public String newTopic(String purpose) {
    return newTopic(purpose, 1, Map.of());
  }

  /**
   * Creates a topic under a name of its own, and returns the name.
   *
   * @param purpose the beginning of the name
   * @param settings of the topic, such as {@code cleanup.policy}
   */
  public String newTopic(String purpose, int partitions, Map<String, String> settings) {
    String topic = purpose + "-" + TOPICS.incrementAndGet();
    createTopic(topic, partitions, settings);
    return topic;
  }

  /** Creates a topic; fails if it exists. */
  public void createTopic(String topic, int partitions, Map<String, String> settings) {
    broker().client().createTopic(topic, partitions, settings);
  }

  /**
   * Publishes messages with one key, one after another, and returns when all are acknowledged.
   *
   * @param key may be null
   * @param values a null is a tombstone
   */
  public void publish(String topic, String key, String... values) {
    for (String value : values) {
      publish(List.of(new ProducerRecord<>(topic, key, value)));
    }
  }

  /** Publishes the messages in this order and returns when all are acknowledged. */
  public void publish(List<ProducerRecord<String, String>> messages) {
    broker().client().publish(messages);
  }

  /**
   * All messages that a reader of committed messages sees on the topic now, key and value as UTF-8
   * text. They are ordered within each partition.
   */
  public List<ConsumerRecord<String, String>> readCommitted(String topic) {
    return broker().client().read(topic, "read_committed");
  }

  /** The same, including the messages of open and of aborted transactions. */
  public List<ConsumerRecord<String, String>> readUncommitted(String topic) {
    return broker().client().read(topic, "read_uncommitted");
  }

  private TestBroker broker() {
    if (broker == null) {
      throw new IllegalStateException(
          "No broker yet: register KafkaExtension in a static field with @RegisterExtension");
    }
    return broker;
  }
}
