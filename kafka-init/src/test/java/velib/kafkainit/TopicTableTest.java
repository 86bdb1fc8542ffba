package velib.kafkainit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicTableTest {
  @Test
  void showsEachTopicWithTheSettingsThatMatterAndTimesInWordsAsWell() {
    FoundTopic stations =
        new FoundTopic(
            "stations", 1, 1, true, Map.of("cleanup.policy", "delete", "retention.ms", "5400000"));
    FoundTopic totals =
        new FoundTopic("postcode-totals", 12, 3, true, Map.of("retention.ms", "-1"));

    assertThat(
            TopicTable.of(
                List.of(stations, totals),
                Map.of(
                    "stations", List.of("cleanup.policy", "retention.ms"),
                    "postcode-totals", List.of("retention.ms"))))
        .isEqualTo(
            "topic            partitions  replication  settings\n"
                + "stations                  1            1"
                + "  cleanup.policy=delete retention.ms=5400000 (1h30m)\n"
                + "postcode-totals          12            3  retention.ms=-1");
  }
}
