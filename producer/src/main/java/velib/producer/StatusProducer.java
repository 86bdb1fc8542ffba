package velib.producer;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import velib.settings.ExitStatus;
import velib.settings.PipelineSettings;
import velib.settings.PrintableAddress;
import velib.settings.Settings;

/**
 * Polls the feed and publishes each station's status to Kafka: ask, read, judge, filter, publish,
 * wait.
 *
 * <p>One thread does all of it, so polls never overlap.
 */
public final class StatusProducer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StatusProducer.class);

  /** More than the graces for the feed and for Kafka together, less than Docker's ten seconds. */
  private static final Duration STOPS_WITHIN = Duration.ofSeconds(9);

  private final FeedClient feed;
  private final int maxStations;
  private final SnapshotJudge judge = new SnapshotJudge();
  private final StationFilter filter;
  private final FeedNotices notices;
  private final StatusPublisher publisher;
  private final PollSchedule schedule;
  private final PollListener listener;
  private final StopSignal stop;

  private Snapshot accepted;
  private Validators validators = Validators.NONE;

  StatusProducer(
      FeedClient feed,
      int maxStations,
      StationFilter filter,
      StatusPublisher publisher,
      PollSchedule schedule,
      PollListener listener,
      StopSignal stop) {
    this.feed = feed;
    this.maxStations = maxStations;
    this.filter = filter;
    this.notices = new FeedNotices(filter);
    this.publisher = publisher;
    this.schedule = schedule;
    this.listener = listener;
    this.stop = stop;
  }

  /**
   * Runs until a signal stops it, with exit status 0 then; {@link ExitStatus#BAD_SETTINGS} for bad
   * settings, {@link ExitStatus#REFUSED} where its metrics cannot be served.
   */
  public static void main(String[] arguments) {
    Settings settings =
        Settings.readOrExit(
            ProducerSettings.ALL, ProducerSettings.RULES.toArray(Settings.Rule[]::new));
    ProducerTelemetry telemetry = ProducerTelemetry.startOrExit(settings);
    Termination termination = Termination.ofThisThread(STOPS_WITHIN);
    LOG.info(
        "Polling {} every {} s, stations {}, to topic {} at {}",
        PrintableAddress.of(settings.get(ProducerSettings.VELIB_FEED_URL)),
        settings.get(PipelineSettings.POLL_INTERVAL_SECONDS),
        String.join(",", settings.get(ProducerSettings.STATION_CODES)),
        settings.get(PipelineSettings.INPUT_TOPIC),
        String.join(",", settings.get(PipelineSettings.KAFKA_BOOTSTRAP_SERVERS)));
    PollLog log = new PollLog();
    PollListener listeners =
        (poll, untilNext) -> {
          telemetry.polled(
              poll,
              untilNext); // before the log line, so that whoever reads it finds the poll counted
          log.polled(poll, untilNext);
        };
    try (telemetry;
        StatusProducer producer =
            ProducerParts.producer(settings, listeners, termination.signal())) {
      producer.run();
    }
    LOG.info("Stopped as asked; polls: {}", log.summary());
    termination.done();
  }

  /** Polls until the stop signal is given. */
  void run() {
    for (long number = 1; !stop.isGiven(); number++) {
      Poll poll = poll(number);
      Duration untilNext =
          poll.outcome().backsOff()
              ? schedule.afterFailure(poll.took(), poll.retryAfter())
              : schedule.afterSuccess(poll.took());
      listener.polled(poll, untilNext);
      stop.await(untilNext);
    }
  }

  private Poll poll(long number) {
    Poll poll = new Poll(number);
    try {
      boolean isNew = acceptAnswer(poll);
      List<StationRow> rows = filter.keep(accepted.rows());
      poll.kept(rows.size());
      publisher.publish(withoutRefused(rows, poll), poll);
      poll.ends(isNew ? PollOutcome.PUBLISHED : PollOutcome.UNCHANGED);
    } catch (PollFailure failure) {
      poll.ends(failure);
    } catch (RuntimeException fault) {
      // Ending here would only have the program restarted, which would ask the feed again at once.
      LOG.error("A fault of this program, please report it", fault);
      poll.ends(new PollFailure(PollOutcome.BROKEN, fault.toString()));
    }
    return poll;
  }

  private static List<StationRow> withoutRefused(List<StationRow> rows, Poll poll) {
    rows.forEach(row -> row.refusal().ifPresent(why -> poll.refused().add(row, why)));
    return poll.refused().isEmpty()
        ? rows
        : rows.stream()
            .filter(row -> row.refusal().isEmpty())
            .collect(Collectors.toUnmodifiableList());
  }

  /**
   * Updates {@link #accepted}. With "not modified" the feed confirms its content: the same rows are
   * published again, so that stations without changes do not expire.
   *
   * @return whether the content is new
   */
  private boolean acceptAnswer(Poll poll) throws PollFailure {
    FeedAnswer answer = feed.ask(validators);
    poll.answered();
    if (answer.body().isEmpty()) {
      judge.lastAcceptedHolds();
      poll.saw(accepted);
      return false;
    }
    Snapshot snapshot = FeedReader.read(answer.body().get(), maxStations);
    poll.saw(snapshot);
    Optional<String> doubt = judge.doubt(snapshot.stationCodes());
    if (doubt.isPresent()) {
      throw new PollFailure(PollOutcome.HELD_BACK, doubt.get());
    }
    notices.look(snapshot);
    accepted = snapshot;
    validators = answer.validators();
    return true;
  }

  @Override
  public void close() {
    publisher.close();
  }
}
