package velib.producer;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import velib.feedclient.FeedHttp;
import velib.feedclient.FeedSettings;
import velib.feedclient.PublicHost;
import velib.settings.PipelineSettings;
import velib.settings.Settings;

/** Creates the program's parts from its settings. */
final class ProducerParts {
  /** With less, a broker that is slow to elect a leader would be given up. */
  private static final Duration LEAST_PATIENCE = Duration.ofSeconds(15);

  private ProducerParts() {}

  /** The longest time that a poll can take with all its waits, and a little more. */
  static Duration longestPoll(Settings settings) {
    // Waits for the topic and for the acknowledgements, both once more with a new client.
    return settings
        .get(FeedSettings.FEED_READ_TIMEOUT)
        .plus(patience(settings).multipliedBy(4))
        .plus(Duration.ofSeconds(30));
  }

  static StatusProducer producer(Settings settings, PollListener listener, StopSignal stop) {
    return new StatusProducer(
        feed(settings, stop),
        settings.get(FeedSettings.FEED_MAX_STATIONS),
        new StationFilter(settings.get(ProducerSettings.STATION_CODES)),
        publisher(settings, stop),
        schedule(settings),
        listener,
        stop);
  }

  private static FeedClient feed(Settings settings, StopSignal stop) {
    return new FeedClient(FeedHttp.of(settings, ProducerSettings.VELIB_FEED_URL), stop);
  }

  private static StatusPublisher publisher(Settings settings, StopSignal stop) {
    List<String> brokers = settings.get(PipelineSettings.KAFKA_BOOTSTRAP_SERVERS);
    String compression = settings.get(PipelineSettings.TOPIC_COMPRESSION);
    Duration patience = patience(settings);
    return new StatusPublisher(
        settings.get(PipelineSettings.INPUT_TOPIC),
        () -> KafkaClient.open(brokers, compression, patience),
        patience,
        stop);
  }

  private static PollSchedule schedule(Settings settings) {
    boolean isPublic = PublicHost.isNamedBy(settings.get(ProducerSettings.VELIB_FEED_URL));
    return new PollSchedule(
        interval(settings),
        isPublic ? ProducerSettings.LEAST_INTERVAL_OF_A_PUBLIC_HOST : Duration.ZERO,
        () -> ThreadLocalRandom.current().nextDouble());
  }

  private static Duration patience(Settings settings) {
    Duration interval = interval(settings);
    return interval.compareTo(LEAST_PATIENCE) > 0 ? interval : LEAST_PATIENCE;
  }

  private static Duration interval(Settings settings) {
    return Duration.ofSeconds(settings.get(PipelineSettings.POLL_INTERVAL_SECONDS));
  }
}
