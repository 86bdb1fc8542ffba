package velib.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import velib.producer.ProducerSettings;
import velib.settings.InvalidSettings;

class DemoConfigurationTest {
  @Test
  void whatNobodySetIsLivelyOnTheSimulatorAndPoliteOnTheLiveFeed() {
    DemoConfiguration configuration = DemoConfiguration.read(Map.of());

    assertThat(configuration.liveRefused()).isEmpty();
    assertThat(configuration.pollIntervalSeconds(true)).isEqualTo(5);
    assertThat(configuration.pollIntervalSeconds(false)).isEqualTo(60);
    assertThat(configuration.simulatedOverlay())
        .containsEntry("POLL_INTERVAL_SECONDS", "5")
        .containsEntry("SIMULATOR_STEP_SECONDS", "5")
        .containsEntry("SIMULATOR_PORT", "0");
  }

  @Test
  void whatSomebodySetHolds() {
    DemoConfiguration configuration =
        DemoConfiguration.read(
            Map.of(
                "POLL_INTERVAL_SECONDS", "30",
                "SIMULATOR_STEP_SECONDS", "1",
                "SIMULATOR_PORT", "8000",
                "STATION_CODES", "*"));

    assertThat(configuration.pollIntervalSeconds(true)).isEqualTo(30);
    assertThat(configuration.simulatedOverlay()).containsOnlyKeys("SIMULATOR_HOST");
    assertThat(configuration.get(ProducerSettings.STATION_CODES)).containsExactly("*");
  }

  @Test
  void badSettingsOfAllProgramsAreNamedInOneMessage() {
    assertThatThrownBy(
            () ->
                DemoConfiguration.read(
                    Map.of(
                        "RUN_FOR", "soon",
                        "FEED", "yes",
                        "VELIB_FEED_URL", "nowhere",
                        "TOPIC_REPLICATION", "0",
                        "SPARK_SHUFFLE_PARTITIONS", "0",
                        "SIMULATOR_SEED", "-1")))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining("6 settings are wrong")
        .hasMessageContaining("RUN_FOR is \"soon\"")
        .hasMessageContaining("FEED is \"yes\": expected auto, live or simulator")
        .hasMessageContaining("VELIB_FEED_URL")
        .hasMessageContaining("TOPIC_REPLICATION")
        .hasMessageContaining("SPARK_SHUFFLE_PARTITIONS")
        .hasMessageContaining("SIMULATOR_SEED");
  }

  @Test
  void whatHasToHoldBetweenSettingsIsCheckedToo() {
    assertThatThrownBy(
            () ->
                DemoConfiguration.read(Map.of("STATION_TTL", "1m", "POLL_INTERVAL_SECONDS", "30")))
        .hasMessageContaining("at least three poll intervals");
    assertThatThrownBy(
            () -> DemoConfiguration.read(Map.of("INPUT_TOPIC", "velib-projet-final-data")))
        .hasMessageContaining("expected three different topics");
    assertThatThrownBy(() -> DemoConfiguration.read(Map.of("SIMULATOR_FAULTS", "fire:0.5")))
        .hasMessageContaining("SIMULATOR_FAULTS");
  }

  @Test
  void anIntervalThatTheLiveFeedMayNotBePolledInMeansTheSimulator() {
    assertThat(DemoConfiguration.read(Map.of("POLL_INTERVAL_SECONDS", "2")).liveRefused())
        .hasValueSatisfying(
            reason -> assertThat(reason).contains("POLL_INTERVAL_SECONDS is 2", "public host"));
  }

  @Test
  void whoInsistsOnTheLiveFeedHasToBePolite() {
    assertThatThrownBy(
            () -> DemoConfiguration.read(Map.of("POLL_INTERVAL_SECONDS", "2", "FEED", "live")))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining("expected at least 10");
  }

  @Test
  void theSimulatorCanBeAskedFor() {
    assertThat(DemoConfiguration.read(Map.of("FEED", "simulator")).liveRefused()).isPresent();
  }

  @Test
  void aShortTimeToLiveIsFineWithTheSimulatorsLivelyPolls() {
    assertThat(DemoConfiguration.read(Map.of("STATION_TTL", "1m")).liveRefused()).isPresent();
  }
}
