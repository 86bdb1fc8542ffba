package velib.stacktests.guarantees.traffic;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Who put a message on the input topic. */
public final class MessageOrigin {
  private MessageOrigin() {}

  /** Whether it was the pipeline's producer, and not the test's traffic. */
  public static boolean isProducer(ConsumerRecord<?, ?> message) {
    return message.headers().lastHeader(TrafficMessages.HEADER) == null;
  }
}
