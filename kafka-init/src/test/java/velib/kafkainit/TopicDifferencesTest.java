package velib.kafkainit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicDifferencesTest {
  @Test
  void aTopicThatIsAsAskedForHasNone() {
    assertThat(differences(Map.of("retention.ms", "1"), found(2, 1, Map.of("retention.ms", "1"))))
        .isEmpty();
  }

  @Test
  void aSettingThatNobodyAsksForIsNone() {
    assertThat(differences(Map.of(), found(2, 1, Map.of("segment.ms", "7")))).isEmpty();
  }

  @Test
  void anotherSettingComesWithTheCommandThatChangesIt() {
    assertThat(differences(Map.of("retention.ms", "5"), found(2, 1, Map.of("retention.ms", "7"))))
        .containsExactly(
            "stations has retention.ms=7, asked for is 5. To change it: kafka-configs"
                + " --bootstrap-server kafka:9093 --alter --entity-type topics --entity-name"
                + " stations --add-config retention.ms=5");
  }

  @Test
  void aTopicInItsPublishersTimeIsToldWhatThatMeans() {
    assertThat(
            differences(
                Map.of("message.timestamp.type", "LogAppendTime"),
                found(2, 1, Map.of("message.timestamp.type", "CreateTime"))))
        .singleElement()
        .asString()
        .contains("clocks of those who publish")
        .endsWith("--add-config message.timestamp.type=LogAppendTime");
  }

  @Test
  void longerMessagesThanAskedForAreNoneAndShorterAreOne() {
    Map<String, String> wanted = Map.of("max.message.bytes", "1000");

    assertThat(differences(wanted, found(2, 1, Map.of("max.message.bytes", "1000")))).isEmpty();
    assertThat(differences(wanted, found(2, 1, Map.of("max.message.bytes", "1001")))).isEmpty();
    assertThat(differences(wanted, found(2, 1, Map.of("max.message.bytes", "999")))).hasSize(1);
  }

  @Test
  void morePartitionsThanAskedForAreLeftAndReported() {
    assertThat(differences(Map.of(), found(3, 1, Map.of())))
        .containsExactly(
            "stations has 3 partitions, STATIONS_PARTITIONS asks for 2. A topic cannot lose"
                + " partitions; to agree with it, set STATIONS_PARTITIONS=3");
    assertThat(of(Map.of(), found(3, 1, Map.of())).tooFewPartitions()).isFalse();
  }

  @Test
  void fewerPartitionsThanAskedForAreRaisedAndNotReported() {
    assertThat(of(Map.of(), found(1, 1, Map.of())).tooFewPartitions()).isTrue();
    assertThat(differences(Map.of(), found(1, 1, Map.of()))).isEmpty();
  }

  @Test
  void anotherNumberOfCopiesIsReported() {
    assertThat(differences(Map.of(), found(2, 3, Map.of())))
        .singleElement()
        .asString()
        .contains("stations has 3 copies")
        .endsWith("set TOPIC_REPLICATION=3");
  }

  @Test
  void everyDifferenceIsReported() {
    assertThat(
            differences(
                Map.of("retention.ms", "5", "cleanup.policy", "delete"),
                found(3, 3, Map.of("retention.ms", "7", "cleanup.policy", "compact"))))
        .hasSize(4);
  }

  private static List<String> differences(Map<String, String> settings, FoundTopic found) {
    return of(settings, found).texts("kafka:9093");
  }

  private static TopicDifferences of(Map<String, String> settings, FoundTopic found) {
    return new TopicDifferences(
        new WantedTopic("stations", 2, "STATIONS_PARTITIONS", 1, settings), found);
  }

  private static FoundTopic found(int partitions, int replication, Map<String, String> settings) {
    return new FoundTopic("stations", partitions, replication, true, settings);
  }
}
