package velib.stacktests.guarantees.checks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The consumer's batches in the order of their commits, from Kafka's own topic of committed
 * offsets. It shows, for each moment at which results became visible, which messages they must add
 * up to.
 */
public final class CommitLog {
  /** Kafka's topic of committed offsets. */
  public static final String TOPIC = "__consumer_offsets";

  private final String group;
  private final String input;
  private final List<CommittedBatch> commits = new ArrayList<>();

  /** The log of a group's commits to one input topic. */
  public CommitLog(String group, String input) {
    this.group = group;
    this.input = input;
  }

  /** Reads the committed messages of {@link #TOPIC}, in their order. */
  public List<CommittedBatch> read(List<ConsumerRecord<byte[], byte[]>> messages) {
    for (ConsumerRecord<byte[], byte[]> message : messages) {
      if (message.key() != null && message.value() != null) {
        take(ByteBuffer.wrap(message.key()), ByteBuffer.wrap(message.value()));
      }
    }
    return commits;
  }

  /** Key: version, group, topic, partition. Value: version, offset, leader epoch, metadata. */
  private void take(ByteBuffer key, ByteBuffer value) {
    boolean isOffset = key.getShort() <= 1;
    if (!isOffset || !text(key).equals(group) || !text(key).equals(input)) {
      return;
    }
    int partition = key.getInt();
    short version = value.getShort();
    long offset = value.getLong();
    if (version >= 3) {
      value.getInt();
    }
    String metadata = text(value);
    CommittedBatch batch = CommittedBatch.of(metadata);
    CommittedBatch last = commits.isEmpty() ? null : commits.get(commits.size() - 1);
    if (last == null || !last.isSameAs(batch) || last.ends.containsKey(partition)) {
      last = batch;
      commits.add(last);
    }
    last.take(partition, offset, metadata);
  }

  private static String text(ByteBuffer bytes) {
    byte[] text = new byte[bytes.getShort()];
    bytes.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }
}
