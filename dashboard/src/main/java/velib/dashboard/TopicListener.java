package velib.dashboard;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Takes what a topic holds, from where its follower began, in the order of each partition. */
interface TopicListener {
  /** The next messages; those of one call were fetched together. */
  void onMessages(List<ConsumerRecord<byte[], byte[]>> messages);

  /** The topic was made anew: whatever was taken is void. */
  void onRecreated();
}
