package velib.sparkconsumer.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import velib.sparkconsumer.kafka.BatchMarker;
import velib.sparkconsumer.kafka.InputOffsets;

class CheckpointPartsTest {
  private static final TopicPartition P0 = new TopicPartition("velib-projet", 0);
  private static final TopicPartition P1 = new TopicPartition("velib-projet", 1);

  @Test
  void aMarkerCoversItsOwnAndEarlierBatchesOfItsCheckpoint() {
    String metadata = "a-b:c:7 counted=1 superseded=2 expired=3 dead-letters=4";
    BatchMarker marker = BatchMarker.parse(metadata).orElseThrow();

    assertThat(marker).hasToString(metadata);
    assertThat(marker.total().messages()).isEqualTo(10);
    assertThat(marker.covers("a-b:c", 7)).isTrue();
    assertThat(marker.covers("a-b:c", 6)).isTrue();
    assertThat(marker.covers("a-b:c", 8)).isFalse();
    assertThat(marker.covers("other", 7)).isFalse();
  }

  @Test
  void aMarkerOfTheFirstVersionIsReadAlthoughItHasNoNumbers() {
    BatchMarker marker = BatchMarker.parse("a-b:7").orElseThrow();

    assertThat(marker.covers("a-b", 7)).isTrue();
    assertThat(marker.total().messages()).isZero();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "7", ":7", "query:", "query:x", "query:-1", "query:7 counted=1"})
  void metadataThatIsNoMarkerGivesNone(String metadata) {
    assertThat(BatchMarker.parse(metadata)).isEmpty();
  }

  @Test
  void sparksOffsetsAreReadByPartition() {
    assertThat(InputOffsets.parse("{\"velib-projet\":{\"0\":12,\"1\":99999999999}}"))
        .isEqualTo(Map.of(P0, 12L, P1, 99_999_999_999L));
  }

  @Test
  void aTopicThatHoldsWhatTheCheckpointResumesFromIsFine() {
    InputContinuity.require("dir", Map.of(), Map.of(P0, 5L), Map.of(P0, 9L));
    InputContinuity.require("dir", Map.of(P0, 5L), Map.of(P0, 5L, P1, 0L), Map.of(P0, 5L, P1, 3L));
  }

  @Test
  void everyPartitionThatDoesNotHoldItIsNamed() {
    assertThatThrownBy(
            () ->
                InputContinuity.require(
                    "dir", Map.of(P0, 5L, P1, 7L), Map.of(P0, 6L), Map.of(P0, 9L)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("topic velib-projet no longer holds")
        .hasMessageContaining(
            "partition velib-projet-0 begins at offset 6, the checkpoint resumes at 5")
        .hasMessageContaining("partition velib-projet-1 no longer exists");
  }
}
