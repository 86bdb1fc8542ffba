package velib.producer;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import velib.settings.PipelineSettings;
import velib.settings.Setting;
import velib.settings.Settings;

/** The settings of the program that polls the feed. */
public final class ProducerSettings {
  /** The least time between two polls of a host that is not ours. */
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

  /** How long connecting to the feed's host may take. */
  public static final Setting<Duration> FEED_CONNECT_TIMEOUT =
      Setting.duration(
          "FEED_CONNECT_TIMEOUT", "5s", "1s", "5m", "How long connecting to the feed may take.");

  /** How long one answer may take, from the request to the last byte of the body. */
  public static final Setting<Duration> FEED_READ_TIMEOUT =
      Setting.duration(
          "FEED_READ_TIMEOUT",
          "20s",
          "1s",
          "10m",
          "How long one answer of the feed may take, to its last byte.");

  /** The largest answer that is read, in mebibytes, before and after decompression. */
  public static final Setting<Integer> FEED_MAX_MEBIBYTES =
      Setting.wholeNumber(
          "FEED_MAX_MEBIBYTES",
          16,
          1,
          512,
          "Largest answer of the feed that is read, in MiB; the real one has 0.5.");

  /** How the feed's operator reaches whoever runs this; sent in the User-Agent. */
  public static final Setting<String> FEED_CONTACT =
      Setting.matching(
          "FEED_CONTACT",
          "",
          "[ -~&&[^()]]*",
          "an address or e-mail of plain characters without parentheses, or nothing",
          "How the feed's operator reaches you: an e-mail or a page, sent in the User-Agent.");

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
          FEED_CONNECT_TIMEOUT,
          FEED_READ_TIMEOUT,
          FEED_MAX_MEBIBYTES,
          FEED_CONTACT,
          PipelineSettings.KAFKA_BOOTSTRAP_SERVERS,
          PipelineSettings.INPUT_TOPIC,
          PRODUCER_METRICS_PORT);

  /** An operator has threatened to block a client that polled too hard. */
  static final Settings.Rule POLITE_TO_A_PUBLIC_HOST =
      (settings, faults) -> {
        int interval = settings.get(PipelineSettings.POLL_INTERVAL_SECONDS);
        URI feed = settings.get(VELIB_FEED_URL);
        long least = LEAST_INTERVAL_OF_A_PUBLIC_HOST.getSeconds();
        if (interval < least && PublicHost.isNamedBy(feed)) {
          faults.accept(
              String.format(
                  "POLL_INTERVAL_SECONDS is %d: expected at least %d, since %s is a public host",
                  interval, least, feed.getHost()));
        }
      };

  /** What has to hold between this program's settings. */
  public static final List<Settings.Rule> RULES =
      List.of(POLITE_TO_A_PUBLIC_HOST, PipelineSettings.TTL_COVERS_THREE_POLLS);

  private ProducerSettings() {}
}
