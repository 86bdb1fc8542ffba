package velib.dashboard.kafka;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Receives the messages of a topic from where its follower began, in order per partition. */
public interface TopicListener {
  /** Takes the next messages; those of one call were fetched together. */
  void onMessages(List<ConsumerRecord<byte[], byte[]>> messages);

  /** Forgets all messages so far, since the topic was recreated. */
  void onRecreated();
}
