package velib.sparkconsumer.source;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Returns bytes as they are, and ends a poll once it has unpacked a few mebibytes. A fetch has a
 * limit on the topic's bytes only, and a mebibyte of these can unpack to gigabytes.
 *
 * <p>Kafka's consumer unpacks one message after another while it fills the answer of a poll. If a
 * deserializer fails, the poll returns the messages before that one, and the next poll tries it
 * again. Headers are not counted: nearly every message has one, and to look at it takes time.
 *
 * <p>Public because Kafka creates it.
 */
public final class BoundedPoll implements Deserializer<byte[]> {
  private boolean isKey;
  private Thread thread;
  private PolledBytes polled;

  /** The configuration of a consumer, with this class for its keys and values. */
  static Map<String, Object> of(Map<String, Object> consumer) {
    Map<String, Object> bounded = new HashMap<>(consumer);
    bounded.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, BoundedPoll.class.getName());
    bounded.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, BoundedPoll.class.getName());
    return bounded;
  }

  @Override
  public void configure(Map<String, ?> configuration, boolean isKey) {
    this.isKey = isKey;
  }

  @Override
  public byte[] deserialize(String topic, byte[] data) {
    PolledBytes counted = counted();
    if (isKey) {
      counted.endMessage();
    }
    if (counted.areEnough()) {
      throw new SerializationException("This message is left to the next poll.");
    }
    if (data != null) {
      if (isKey) {
        counted.addKey(data.length);
      } else {
        counted.addValue(data.length);
      }
    }
    return data;
  }

  /** The connector lends its consumers to one thread after another. */
  private PolledBytes counted() {
    if (thread != Thread.currentThread()) {
      thread = Thread.currentThread();
      polled = PolledBytes.ofThisThread();
    }
    return polled;
  }
}
