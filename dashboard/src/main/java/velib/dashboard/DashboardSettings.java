package velib.dashboard;

import java.net.URI;
import java.util.List;
import velib.feedclient.FeedSettings;
import velib.settings.PipelineSettings;
import velib.settings.Setting;
import velib.settings.Settings;

/** The settings of the live page. */
public final class DashboardSettings {
  /** The address that the server listens on. */
  public static final Setting<String> DASHBOARD_HOST =
      Setting.text("DASHBOARD_HOST", "0.0.0.0", "Address the live page's server listens on.");

  /** The port that the server listens on. */
  public static final Setting<Integer> DASHBOARD_PORT =
      Setting.wholeNumber(
          "DASHBOARD_PORT", 8080, 0, 65_535, "Port of the live page; 0 takes a free one.");

  /** Where the feed publishes the names and places of the stations. */
  public static final Setting<URI> STATION_INFORMATION_URL =
      Setting.httpAddress(
          "STATION_INFORMATION_URL",
          "https://velib-metropole-opendata.smovengo.cloud/opendata/Velib_Metropole/station_information.json",
          "Address of the feed's station_information.json, for names and places on the live page.");

  /** Where the page keeps the latest names and places of the stations. */
  public static final Setting<String> DASHBOARD_DATA_DIR =
      Setting.text(
          "DASHBOARD_DATA_DIR",
          "dashboard-data",
          "Folder where the live page keeps names and places.");

  /** How many viewers may watch at once. */
  public static final Setting<Integer> DASHBOARD_MAX_VIEWERS =
      Setting.wholeNumber(
          "DASHBOARD_MAX_VIEWERS",
          2_000,
          1,
          100_000,
          "Most viewers of the live page at once; more are asked to come back later.");

  /** The origins whose pages a browser lets read the API; empty for none but our own. */
  public static final Setting<List<String>> DASHBOARD_CORS_ORIGINS =
      Setting.optionalTexts(
          "DASHBOARD_CORS_ORIGINS",
          // As browsers write an origin: in lower case, without the port that the scheme has
          // anyway.
          "\\*|(?!http:.*:80$|https:.*:443$)"
              + "https?://([a-z0-9._-]+|\\[[0-9a-f:]+\\])(:[1-9][0-9]{0,4})?",
          "origins as browsers write them, like https://example.org or http://localhost:3000,"
              + " separated by commas, or *",
          "Origins whose pages may read the live page's API, like https://example.org, separated"
              + " by commas; * is all.");

  /** Every setting of this program. */
  public static final List<Setting<?>> ALL =
      List.of(
          PipelineSettings.KAFKA_BOOTSTRAP_SERVERS,
          PipelineSettings.INPUT_TOPIC,
          PipelineSettings.RESULTS_TOPIC,
          PipelineSettings.STATION_TTL,
          PipelineSettings.POSTCODE_MAX_STATIONS,
          PipelineSettings.STATION_POSTCODES_FILE,
          PipelineSettings.POLL_INTERVAL_SECONDS,
          DASHBOARD_HOST,
          DASHBOARD_PORT,
          STATION_INFORMATION_URL,
          DASHBOARD_DATA_DIR,
          DASHBOARD_MAX_VIEWERS,
          DASHBOARD_CORS_ORIGINS,
          FeedSettings.FEED_CONNECT_TIMEOUT,
          FeedSettings.FEED_READ_TIMEOUT,
          FeedSettings.FEED_MAX_MEBIBYTES,
          FeedSettings.FEED_MAX_STATIONS,
          FeedSettings.FEED_CONTACT);

  /** Rules between this program's settings. */
  public static final List<Settings.Rule> RULES =
      List.of(
          PipelineSettings.TTL_COVERS_THREE_POLLS,
          FeedSettings.usableProxyFor(STATION_INFORMATION_URL));

  private DashboardSettings() {}
}
