package velib.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import velib.feedclient.UserAgent;
import velib.settings.InvalidSettings;
import velib.settings.Settings;

class ProducerSettingsTest {
  @Test
  void theDefaultsFollowTwoStationsOfThePublicFeed() {
    Settings settings = read(Map.of());

    assertThat(settings.get(ProducerSettings.STATION_CODES)).containsExactly("16107", "32017");
    assertThat(settings.get(ProducerSettings.VELIB_FEED_URL))
        .hasHost("velib-metropole-opendata.smovengo.cloud");
  }

  @Test
  void aPublicHostIsNotPolledFasterThanEveryTenSeconds() {
    assertThatThrownBy(() -> read(Map.of("POLL_INTERVAL_SECONDS", "9")))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining("POLL_INTERVAL_SECONDS is 9: expected at least 10")
        .hasMessageContaining("velib-metropole-opendata.smovengo.cloud");
    read(Map.of("POLL_INTERVAL_SECONDS", "10"));
  }

  @Test
  void aHostOfOurOwnMayBePolledEverySecond() {
    read(
        Map.of(
            "POLL_INTERVAL_SECONDS", "1",
            "VELIB_FEED_URL", "http://feed-simulator:8000/station_status.json"));
  }

  @Test
  void theTimeToLiveCoversThreePolls() {
    assertThatThrownBy(() -> read(Map.of("STATION_TTL", "2m")))
        .hasMessageContaining("STATION_TTL is 120 seconds");
  }

  @Test
  void aBrokerWithoutAPortIsNamed() {
    assertThatThrownBy(() -> read(Map.of("KAFKA_BOOTSTRAP_SERVERS", "kafka:9093, kafka2")))
        .hasMessageContaining(
            "KAFKA_BOOTSTRAP_SERVERS is \"kafka:9093, kafka2\": expected host:port");
  }

  @Test
  void aContactCannotBreakTheHeader() {
    assertThatThrownBy(() -> read(Map.of("FEED_CONTACT", "a)b")))
        .hasMessageContaining("FEED_CONTACT");
    assertThatThrownBy(() -> read(Map.of("FEED_CONTACT", "é")))
        .hasMessageContaining("FEED_CONTACT");
    assertThat(UserAgent.of("bikes@example.org"))
        .matches("velib-pipeline/[0-9.]+ \\(bikes@example.org\\)");
    assertThat(UserAgent.of("")).matches("velib-pipeline/[0-9.]+");
  }

  private static Settings read(Map<String, String> environment) {
    return Settings.read(
        ProducerSettings.ALL, environment, ProducerSettings.RULES.toArray(Settings.Rule[]::new));
  }
}
