package velib.kafkainit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import velib.settings.Settings;

class KafkaInitSettingsTest {
  @Test
  void nothingHasToBeSet() {
    Settings settings = read(Map.of());

    assertThat(settings.get(KafkaInitSettings.INPUT_TOPIC_RETENTION)).hasDays(7);
    assertThat(settings.get(KafkaInitSettings.DEAD_LETTER_RETENTION)).hasDays(30);
  }

  @Test
  void oneTopicCannotServeTwoPurposes() {
    assertThatThrownBy(() -> read(Map.of("RESULTS_TOPIC", "velib-projet")))
        .hasMessageContaining("RESULTS_TOPIC")
        .hasMessageContaining("three different topics");
  }

  @Test
  void everyBadNumberIsNamed() {
    assertThatThrownBy(
            () -> read(Map.of("INPUT_TOPIC_PARTITIONS", "0", "DEAD_LETTER_RETENTION", "soon")))
        .hasMessageContaining("INPUT_TOPIC_PARTITIONS is \"0\"")
        .hasMessageContaining("DEAD_LETTER_RETENTION is \"soon\"");
  }

  private static Settings read(Map<String, String> environment) {
    return Settings.read(KafkaInitSettings.ALL, environment, KafkaInitSettings.TOPICS_DIFFER);
  }
}
