package velib.dashboard;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import velib.feedsimulator.FeedSimulator;
import velib.settings.Settings;
import velib.testkit.KafkaExtension;

/** Starts the server in this process, on the loopback address. */
final class TestDashboard {
  private TestDashboard() {}

  /**
   * Starts a server that reads these topics.
   *
   * @param data where it keeps names and places
   * @param port 0 for a free one
   * @param more further settings
   */
  static Dashboard start(
      KafkaExtension kafka,
      String statuses,
      String results,
      FeedSimulator feed,
      Path data,
      int port,
      Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(more);
    settings.putAll(
        Map.of(
            "KAFKA_BOOTSTRAP_SERVERS",
            kafka.bootstrapServers(),
            "INPUT_TOPIC",
            statuses,
            "RESULTS_TOPIC",
            results,
            "DASHBOARD_HOST",
            "127.0.0.1",
            "DASHBOARD_PORT",
            String.valueOf(port),
            "DASHBOARD_DATA_DIR",
            data.toString(),
            "STATION_INFORMATION_URL",
            feed.informationUri().toString()));
    Dashboard dashboard = new Dashboard(Settings.read(DashboardSettings.ALL, settings));
    dashboard.start();
    return dashboard;
  }
}
