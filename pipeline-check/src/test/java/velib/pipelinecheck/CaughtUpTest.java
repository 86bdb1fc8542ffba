package velib.pipelinecheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class CaughtUpTest {
  private static final TopicPartition FIRST = new TopicPartition("statuses", 0);
  private static final TopicPartition SECOND = new TopicPartition("statuses", 1);

  @Test
  void isReachedWhenEveryPartitionWasReadUpToItsGoal() {
    Map<TopicPartition, Long> goals = Map.of(FIRST, 7L, SECOND, 3L);

    assertThat(CaughtUp.isReached(goals, Map.of(FIRST, 7L, SECOND, 4L))).isTrue();
    assertThat(CaughtUp.isReached(goals, Map.of(FIRST, 6L, SECOND, 4L))).isFalse();
  }

  @Test
  void aPartitionWithoutACommitIsReadOnlyIfItIsEmpty() {
    assertThat(CaughtUp.isReached(Map.of(FIRST, 7L, SECOND, 0L), Map.of(FIRST, 7L))).isTrue();
    assertThat(CaughtUp.isReached(Map.of(FIRST, 7L, SECOND, 1L), Map.of(FIRST, 7L))).isFalse();
  }
}
