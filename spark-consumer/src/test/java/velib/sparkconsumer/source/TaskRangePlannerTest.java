package velib.sparkconsumer.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.kafka010.KafkaBatchInputPartition;
import org.apache.spark.sql.kafka010.KafkaOffsetRange;
import org.junit.jupiter.api.Test;
import scala.Option;

class TaskRangePlannerTest {
  @Test
  void aBacklogInOnePartitionIsReadByAllCores() {
    assertThat(ranges(4, range(0, 1_000, 401_000)))
        .containsExactly(
            "0: 1000-101000", "0: 101000-201000", "0: 201000-301000", "0: 301000-401000");
  }

  @Test
  void noOffsetIsLeftOutOrReadTwice() {
    assertThat(ranges(3, range(0, 7, 1_000_008)))
        .containsExactly("0: 7-333340", "0: 333340-666674", "0: 666674-1000008");
  }

  @Test
  void unevenPartitionsAreDividedEvenly() {
    assertThat(ranges(4, range(1, 0, 100_000), range(0, 5, 900_005)))
        .containsExactly(
            "0: 5-250005", "0: 250005-500005", "0: 500005-750005", "0: 750005-900005, 1: 0-100000");
    assertThat(ranges(2, range(0, 0, 900_000), range(1, 0, 10)))
        .containsExactly("0: 0-450005", "0: 450005-900000, 1: 0-10");
  }

  @Test
  void morePartitionsThanCoresDoNotMakeMoreTasks() {
    assertThat(ranges(2, range(0, 0, 100_000), range(1, 0, 80_000), range(2, 0, 60_000)))
        .containsExactly("0: 0-100000, 1: 0-20000", "1: 20000-80000, 2: 0-60000");
  }

  @Test
  void aSmallBatchIsReadByOneTask() {
    assertThat(ranges(4, range(0, 0, 1_500))).containsExactly("0: 0-1500");
    assertThat(ranges(4, range(0, 0, 1_500), range(1, 7, 9))).containsExactly("0: 0-1500, 1: 7-9");
    assertThat(ranges(4, range(0, 0, 60_000), range(1, 0, 30_000)))
        .containsExactly("0: 0-60000, 1: 0-30000");
    assertThat(ranges(4)).containsExactly("");
  }

  private static String[] ranges(int cores, KafkaBatchInputPartition... ranges) {
    InputPartition[] planned = TaskRangePlanner.of(List.of(ranges), cores);
    return Arrays.stream(planned).map(TaskRangePlannerTest::text).toArray(String[]::new);
  }

  private static String text(InputPartition ranges) {
    return ((TaskRanges) ranges)
        .ranges().stream().map(TaskRangePlannerTest::text).collect(Collectors.joining(", "));
  }

  private static String text(KafkaBatchInputPartition part) {
    KafkaOffsetRange range = part.offsetRange();
    return range.topicPartition().partition()
        + ": "
        + range.fromOffset()
        + "-"
        + range.untilOffset();
  }

  private static KafkaBatchInputPartition range(int partition, long from, long until) {
    return new KafkaBatchInputPartition(
        new KafkaOffsetRange(new TopicPartition("input", partition), from, until, Option.empty()),
        Map.of(),
        1_000,
        true,
        false);
  }
}
