package velib.dashboard.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class UnreadMessagesTest {
  private static final TopicPartition PARTITION = new TopicPartition("statuses", 0);

  private final UnreadMessages unread = new UnreadMessages();

  @Test
  void nothingIsKnownBeforeTheJobWasAskedFor() {
    arrives(0, 1_000);

    assertThat(unread.oldestMs()).isEmpty();
    assertThat(unread.count(Map.of(PARTITION, 1L))).isEmpty();
  }

  @Test
  void theOldestUnreadMessageGivesTheTime() {
    arrives(0, 1_000);
    arrives(1, 61_000);
    arrives(2, 121_000);
    unread.read(Map.of(PARTITION, 1L));

    assertThat(unread.oldestMs()).contains(61_000L);
    assertThat(unread.count(Map.of(PARTITION, 3L))).contains(2L);
  }

  @Test
  void whatWasReadIsForgotten() {
    arrives(0, 1_000);
    unread.read(Map.of(PARTITION, 1L));

    assertThat(unread.oldestMs()).isEmpty();
    assertThat(unread.count(Map.of(PARTITION, 1L))).contains(0L);
  }

  @Test
  void aJobThatHasCommittedNothingHasReadNothing() {
    arrives(5, 1_000);
    unread.read(Map.of());

    assertThat(unread.oldestMs()).contains(1_000L);
    assertThat(unread.count(Map.of(PARTITION, 6L))).contains(6L);
  }

  @Test
  void ofALongBacklogTheAgeIsKept() {
    for (int i = 0; i < 3_000; i++) {
      arrives(i, 60_000L * i);
    }
    unread.read(Map.of(PARTITION, 2_500L));

    assertThat(unread.oldestMs().orElseThrow()).isLessThanOrEqualTo(60_000L * 2_500);
  }

  private void arrives(long offset, long timestampMs) {
    unread.arrived(
        List.of(
            new ConsumerRecord<>(
                PARTITION.topic(),
                PARTITION.partition(),
                offset,
                timestampMs,
                TimestampType.LOG_APPEND_TIME,
                0,
                0,
                null,
                new byte[0],
                new RecordHeaders(),
                java.util.Optional.empty())));
  }
}
