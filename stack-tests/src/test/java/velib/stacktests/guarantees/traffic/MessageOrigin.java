package velib.stacktests.guarantees.traffic;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Which program wrote a message to the input topic. */
public final class MessageOrigin {
  private MessageOrigin() {}

  /** Whether the pipeline's producer wrote it, and not the test's traffic. */
  public static boolean isProducer(ConsumerRecord<?, ?> message) {
    return message.headers().lastHeader(TrafficMessages.HEADER) == null;
  }
}
