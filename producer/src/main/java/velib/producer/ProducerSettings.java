package velib.producer;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import velib.feedclient.FeedSettings;
import velib.feedclient.PublicHost;
import velib.settings.PipelineSettings;
import velib.settings.Setting;
import velib.settings.Settings;

/** The settings of the program that polls the feed. */
public final class ProducerSettings {
  /** The least time between two polls of a public host. */
  static final Duration LEAST_INTERVAL_OF_A_PUBLIC_HOST = Duration.ofSeconds(10);

  /** Where the feed answers. */
  public static final Setting<URI> VELIB_FEED_URL =
      Setting.httpAddress(
          "VELIB_FEED_URL",
          "https://velib-metropole-opendata.smovengo.cloud/opendata/Velib_Metropole/station_status.json",
          "Address of the feed's station_status.json.");

  /** Which stations are published, by their whole codes; {@code *} is all of them. */
  public static final Setting<List<String>> STATION_CODES =
      Setting.texts(
          "STATION_CODES",
          "16107,32017",
          ".*\\S.*",
          "station codes separated by commas, or * for all",
          "Stations to follow, by their whole codes, separated by commas; * is all.");

  /** Where the producer's metrics and health are served. */
  public static final Setting<OptionalInt> PRODUCER_METRICS_PORT =
      Setting.portOrOff(
          "PRODUCER_METRICS_PORT",
          9101,
          "Port of the producer's metrics and health; by hand also 0 for a free one or off for none.");

  /** Every setting of this program. */
  public static final List<Setting<?>> ALL =
      List.of(
          VELIB_FEED_URL,
          STATION_CODES,
          PipelineSettings.POLL_INTERVAL_SECONDS,
          PipelineSettings.STATION_TTL,
          FeedSettings.FEED_CONNECT_TIMEOUT,
          FeedSettings.FEED_READ_TIMEOUT,
          FeedSettings.FEED_MAX_MEBIBYTES,
          FeedSettings.FEED_MAX_STATIONS,
          FeedSettings.FEED_CONTACT,
          PipelineSettings.KAFKA_BOOTSTRAP_SERVERS,
          PipelineSettings.INPUT_TOPIC,
          PipelineSettings.TOPIC_COMPRESSION,
          PRODUCER_METRICS_PORT);

  /** An operator once threatened to block a client that polled too often. */
  static final Settings.Rule POLITE_TO_A_PUBLIC_HOST =
      (settings, faults) -> {
        int interval = settings.get(PipelineSettings.POLL_INTERVAL_SECONDS);
        URI feed = settings.get(VELIB_FEED_URL);
        long least = LEAST_INTERVAL_OF_A_PUBLIC_HOST.getSeconds();
        if (interval < least && PublicHost.isNamedBy(feed)) {
          faults.accept(
              String.format(
                  Locale.ROOT,
                  "POLL_INTERVAL_SECONDS is %d: expected at least %d, since %s is a public host",
                  interval,
                  least,
                  feed.getHost()));
        }
      };

  /** Rules between this program's settings. */
  public static final List<Settings.Rule> RULES =
      List.of(
          POLITE_TO_A_PUBLIC_HOST,
          PipelineSettings.TTL_COVERS_THREE_POLLS,
          FeedSettings.usableProxyFor(VELIB_FEED_URL));

  private ProducerSettings() {}
}
