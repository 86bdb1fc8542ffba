package velib.sparkconsumer.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import velib.settings.Settings;
import velib.sparkconsumer.SparkConsumerSettings;
import velib.sparkconsumer.kafka.BatchMarker;
import velib.sparkconsumer.kafka.ConsumerKafka;
import velib.sparkconsumer.kafka.LastWrittenBatch;
import velib.sparkconsumer.totals.MessageTally;

class ContinuationCheckTest {
  private static final TopicPartition P0 = new TopicPartition("velib-projet", 0);
  private static final TopicPartition P1 = new TopicPartition("velib-projet", 1);
  private static final boolean SOME_DONE = true;
  private static final boolean NONE_DONE = false;

  @Test
  void aNewCheckpointMayAlwaysBegin() {
    assertGoesOn(last("other", 7, 100), "mine", new TreeMap<>(), NONE_DONE);
  }

  @Test
  void aCheckpointResumesWhetherItsLastBatchWasWrittenOrNot() {
    assertGoesOn(last("mine", 7, 100), "mine", begun(6, 90, 7, 100), SOME_DONE);
    assertGoesOn(last("mine", 7, 100), "mine", begun(7, 100, 8, 110), SOME_DONE);
  }

  @Test
  void anInterruptedFirstBatchMayRunAgainAfterAnotherCheckpoint() {
    assertGoesOn(last("other", 7, 100), "mine", begun(0, 99), NONE_DONE);
    assertGoesOn(last("other", 7, 100), "mine", begun(0, 101), NONE_DONE);
  }

  @Test
  void aCheckpointThatHasWrittenDoesNotResumeAfterAnotherOne() {
    assertRefuses(
        last("other", 7, 100),
        "mine",
        begun(0, 100),
        SOME_DONE,
        "written from another checkpoint (query id other)");
  }

  @Test
  void anOlderCopyDoesNotResume() {
    assertRefuses(
        last("mine", 9, 120), "mine", begun(6, 90, 7, 100), SOME_DONE, "a copy of the checkpoint");
  }

  @Test
  void aCopyThatHasDivergedDoesNotResume() {
    assertRefuses(
        last("mine", 8, 120), "mine", begun(7, 100, 8, 110), SOME_DONE, "a copy of the checkpoint");
  }

  @Test
  void resultsThatKafkaHasLostAreNotIgnored() {
    assertRefuses(
        last("mine", 5, 80), "mine", begun(6, 90, 7, 100), SOME_DONE, "Kafka has lost results");
  }

  @Test
  void aCheckpointThatKafkaDoesNotKnowIsADataLoss() {
    assertThatThrownBy(() -> check(null).require("mine", begun(0, 100), SOME_DONE))
        .isInstanceOf(DataLoss.class)
        .hasMessageContaining("velib-projet was recreated");
    assertGoesOn(null, "mine", begun(0, 100), NONE_DONE);
  }

  @Test
  void onlyThePartitionsWithTheLatestMarkerCount() {
    Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
    committed.put(P0, new OffsetAndMetadata(5, "q:3"));
    committed.put(P1, new OffsetAndMetadata(9, "q:4"));
    assertThat(LastWrittenBatch.of(committed).orElseThrow().ends()).isEqualTo(Map.of(P1, 9L));

    committed.put(P0, new OffsetAndMetadata(6, "q:4"));
    assertThat(LastWrittenBatch.of(committed).orElseThrow().ends())
        .isEqualTo(Map.of(P0, 6L, P1, 9L));
    assertThat(LastWrittenBatch.of(committed).orElseThrow().marker().covers("q", 4)).isTrue();
  }

  @Test
  void offsetsThatWereSetByHandNameNoBatch() {
    Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
    committed.put(P0, new OffsetAndMetadata(5));
    committed.put(P1, null);

    assertThat(LastWrittenBatch.of(committed)).isEmpty();
  }

  @Test
  void aCheckpointResumesFromWhatItHasReadEvenIfTheResultsOnTheTopicCoverMore() {
    LastWrittenBatch held =
        new LastWrittenBatch(
            new BatchMarker("mine", 2, new MessageTally()), Map.of(P0, 30L), Map.of(P0, 100L));
    LastWrittenBatch committed = LastWrittenBatch.of(held.toOffsets()).orElseThrow();

    assertThat(held.toOffsets().get(P0).offset()).isEqualTo(100);
    assertThat(committed.isHeld()).isTrue();
    assertThat(committed.marker().covers("mine", 2)).isTrue();
    assertThat(committed.covered()).isEqualTo(Map.of(P0, 100L));
    assertGoesOn(committed, "mine", begun(1, 20, 2, 30), SOME_DONE);
    assertRefuses(committed, "mine", begun(1, 20, 2, 29), SOME_DONE, "a copy of the checkpoint");
  }

  private static void assertGoesOn(
      LastWrittenBatch last,
      String queryId,
      NavigableMap<Long, Map<TopicPartition, Long>> begun,
      boolean someBatchIsDone) {
    assertThatCode(() -> check(last).require(queryId, begun, someBatchIsDone))
        .doesNotThrowAnyException();
  }

  private static void assertRefuses(
      LastWrittenBatch last,
      String queryId,
      NavigableMap<Long, Map<TopicPartition, Long>> begun,
      boolean someBatchIsDone,
      String why) {
    assertThatThrownBy(() -> check(last).require(queryId, begun, someBatchIsDone))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(why)
        .hasMessageContaining("make reset-checkpoint");
  }

  private static ContinuationCheck check(LastWrittenBatch last) {
    ConsumerKafka kafka = new ConsumerKafka(Settings.read(SparkConsumerSettings.ALL, Map.of()));
    return new ContinuationCheck("dir", kafka, Optional.ofNullable(last));
  }

  private static LastWrittenBatch last(String queryId, long batchId, long end) {
    Map<TopicPartition, Long> ends = Map.of(P0, end);
    return new LastWrittenBatch(new BatchMarker(queryId, batchId, new MessageTally()), ends, ends);
  }

  private static NavigableMap<Long, Map<TopicPartition, Long>> begun(long... batchesAndEnds) {
    NavigableMap<Long, Map<TopicPartition, Long>> begun = new TreeMap<>();
    for (int i = 0; i < batchesAndEnds.length; i += 2) {
      begun.put(batchesAndEnds[i], Map.of(P0, batchesAndEnds[i + 1]));
    }
    return begun;
  }
}
