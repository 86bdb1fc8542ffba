package velib.producer;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import velib.feedclient.EnvironmentProxies;
import velib.feedclient.FeedHttp;

/** The producer on a thread of its own, that polls in quick succession and keeps its polls. */
final class RunningProducer implements AutoCloseable {
  static final Duration LONG = Duration.ofMinutes(2);
  private static final Duration INTERVAL = Duration.ofMillis(50);
  private static final int MAX_BYTES = 2_000_000;

  private final StopSignal stop = new StopSignal();
  private final List<Poll> polls = new CopyOnWriteArrayList<>();
  private final List<Duration> waits = new CopyOnWriteArrayList<>();
  private final int mostPolls;
  private final Thread thread;

  /**
   * Starts a producer that leaves after so many polls.
   *
   * @param patience how long Kafka is waited for
   */
  RunningProducer(
      URI feed,
      String brokers,
      String topic,
      List<String> stationCodes,
      Duration patience,
      int mostPolls) {
    this.mostPolls = mostPolls;
    StatusProducer producer =
        new StatusProducer(
            new FeedClient(
                new FeedHttp(
                    feed,
                    "VELIB_FEED_URL",
                    Duration.ofSeconds(5),
                    LONG,
                    MAX_BYTES,
                    "velib-pipeline/test",
                    new EnvironmentProxies(Map.of())),
                stop),
            Feeds.MANY,
            new StationFilter(stationCodes),
            new StatusPublisher(
                topic, () -> KafkaClient.open(List.of(brokers), "gzip", patience), patience, stop),
            new PollSchedule(INTERVAL, Duration.ZERO, () -> 0),
            this::note,
            stop);
    thread =
        new Thread(
            () -> {
              try (producer) {
                producer.run();
              }
            },
            "producer under test");
    thread.start();
  }

  private void note(Poll poll, Duration untilNext) {
    waits.add(untilNext);
    polls.add(poll);
    if (polls.size() >= mostPolls) {
      stop.give();
    }
  }

  /** Waits until it has left by itself; gives the outcomes of its polls. */
  List<PollOutcome> outcomes() {
    await().atMost(LONG).until(() -> !thread.isAlive());
    return polls.stream().map(Poll::outcome).collect(Collectors.toList());
  }

  /** The polls so far. */
  List<Poll> polls() {
    return polls;
  }

  /** How long it waits after each poll. */
  List<Duration> waits() {
    return waits;
  }

  void awaitPolls(int number) {
    await().atMost(LONG).until(() -> polls.size() >= number);
  }

  void awaitPoll(Predicate<Poll> wanted) {
    await().atMost(LONG).until(() -> polls.stream().anyMatch(wanted));
  }

  long published() {
    return polls.stream().filter(poll -> poll.outcome() == PollOutcome.PUBLISHED).count();
  }

  @Override
  public void close() {
    stop.give();
    await().atMost(LONG).until(() -> !thread.isAlive());
  }
}
