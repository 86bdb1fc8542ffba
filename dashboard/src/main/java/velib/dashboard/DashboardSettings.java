package velib.dashboard;

import java.util.List;
import velib.settings.PipelineSettings;
import velib.settings.Setting;

/** The settings of the live page. */
public final class DashboardSettings {
  /** The address that the server listens on. */
  public static final Setting<String> DASHBOARD_HOST =
      Setting.text("DASHBOARD_HOST", "0.0.0.0", "Address the live page's server listens on.");

  /** The port that the server listens on. */
  public static final Setting<Integer> DASHBOARD_PORT =
      Setting.wholeNumber(
          "DASHBOARD_PORT", 8080, 0, 65_535, "Port of the live page; 0 takes a free one.");

  /** Every setting of this program. */
  public static final List<Setting<?>> ALL =
      List.of(
          PipelineSettings.KAFKA_BOOTSTRAP_SERVERS,
          PipelineSettings.INPUT_TOPIC,
          PipelineSettings.RESULTS_TOPIC,
          PipelineSettings.STATION_TTL,
          PipelineSettings.POLL_INTERVAL_SECONDS,
          DASHBOARD_HOST,
          DASHBOARD_PORT);

  private DashboardSettings() {}
}
