package velib.feedclient;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import velib.settings.Setting;
import velib.settings.Settings;

/** The settings of every program that asks the feed. */
public final class FeedSettings {
  private static final int BYTES_PER_MEBIBYTE = 1024 * 1024;

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

  /** The largest answer that is read, in MiB, both compressed and decompressed. */
  public static final Setting<Integer> FEED_MAX_MEBIBYTES =
      Setting.wholeNumber(
          "FEED_MAX_MEBIBYTES",
          16,
          1,
          512,
          "Largest answer of the feed that is read, in MiB; the real one has 0.5.");

  /**
   * The most stations in an answer that is read. The default fits the heap of the producer's
   * container; more stations need more heap.
   */
  public static final Setting<Integer> FEED_MAX_STATIONS =
      Setting.wholeNumber(
          "FEED_MAX_STATIONS",
          100_000,
          1,
          10_000_000,
          "Most stations in an answer of the feed that is read; the real one has 1,500.");

  /** How the feed's operator can reach whoever runs this; sent in the User-Agent. */
  public static final Setting<String> FEED_CONTACT =
      Setting.matching(
          "FEED_CONTACT",
          "",
          "[ -~&&[^()]]*",
          "an address or e-mail of plain characters without parentheses, or nothing",
          "How the feed's operator reaches you: an e-mail or a page, sent in the User-Agent.");

  /** All of them. */
  public static final List<Setting<?>> ALL =
      List.of(
          FEED_CONNECT_TIMEOUT,
          FEED_READ_TIMEOUT,
          FEED_MAX_MEBIBYTES,
          FEED_MAX_STATIONS,
          FEED_CONTACT);

  private FeedSettings() {}

  /** The proxy that the environment names for an address must be one that can be used. */
  public static Settings.Rule usableProxyFor(Setting<URI> address) {
    return (settings, faults) ->
        new EnvironmentProxies(System.getenv()).fault(settings.get(address)).ifPresent(faults);
  }

  /** {@link #FEED_MAX_MEBIBYTES} in bytes. */
  public static int bytes(int mebibytes) {
    return mebibytes * BYTES_PER_MEBIBYTE;
  }
}
