package velib.dashboard;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import velib.dashboard.http.WebServer;
import velib.dashboard.kafka.JobProgress;
import velib.dashboard.kafka.KafkaClients;
import velib.dashboard.kafka.OpenTransactions;
import velib.dashboard.kafka.TopicFollower;
import velib.dashboard.kafka.TopicListener;
import velib.dashboard.kafka.UnreadMessages;
import velib.dashboard.live.Json;
import velib.dashboard.live.LiveState;
import velib.dashboard.live.StreamHealth;
import velib.dashboard.places.StationInformation;
import velib.feedclient.Download;
import velib.feedclient.FeedSettings;
import velib.settings.ExitStatus;
import velib.settings.PipelineSettings;
import velib.settings.Settings;
import velib.stationmodel.PostcodeRule;
import velib.stationmodel.StationRetention;

/**
 * The live page's server: follows the topics, keeps their current state and sends every change to
 * the viewers. It keeps no messages on disk: after a restart it reads the topics again.
 */
public final class Dashboard implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Dashboard.class);
  private static final long CHECK_INTERVAL_MS = 1_000;

  private final Clock clock = Clock.systemUTC();
  private final Instant started = clock.instant();
  private final Settings settings;
  private final LiveState live;
  private final TopicFollower results;
  private final TopicFollower statuses;
  private final UnreadMessages unread = new UnreadMessages();
  private final OpenTransactions transactions = new OpenTransactions();
  private final JobProgress progress;
  private final WebServer web;
  private final StationInformation information;
  private final ScheduledExecutorService progressChecks =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "progress-checks"));

  private final ScheduledExecutorService places =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "places"));

  Dashboard(Settings settings) {
    this.settings = settings;
    KafkaClients kafka = new KafkaClients(settings);
    Duration ttl = settings.get(PipelineSettings.STATION_TTL);
    PostcodeRule rule =
        PostcodeRule.withShippedExceptionsUnder(
            settings.get(PipelineSettings.STATION_POSTCODES_FILE),
            PipelineSettings.STATION_POSTCODES_FILE.name());
    Download download = new Download(settings, DashboardSettings.STATION_INFORMATION_URL);
    information =
        new StationInformation(
            download.source(),
            download::content,
            Path.of(settings.get(DashboardSettings.DASHBOARD_DATA_DIR), "station_information.json"),
            settings.get(FeedSettings.FEED_MAX_STATIONS),
            clock);
    live =
        new LiveState(
            rule,
            new StationRetention(ttl, settings.get(PipelineSettings.POSTCODE_MAX_STATIONS)),
            information::places,
            this::state,
            settings.get(DashboardSettings.DASHBOARD_MAX_VIEWERS),
            clock);
    results =
        new TopicFollower(
            settings.get(PipelineSettings.RESULTS_TOPIC),
            kafka::reader,
            () -> null,
            live.new Results());
    statuses =
        new TopicFollower(
            settings.get(PipelineSettings.INPUT_TOPIC),
            kafka::reader,
            () -> clock.instant().minus(ttl),
            alsoCountingUnread(live.new Statuses()));
    progress =
        new JobProgress(kafka::observerOfTheJob, statuses::ends, unread, transactions, clock);
    PrometheusRegistry metrics = new PrometheusRegistry();
    DashboardMetrics.register(metrics, live, this::health);
    web =
        new WebServer(
            live,
            settings.get(DashboardSettings.DASHBOARD_CORS_ORIGINS),
            this::isFollowing,
            this::isReady,
            metrics);
  }

  /**
   * Runs until a signal stops it; exit status {@link ExitStatus#BAD_SETTINGS} for bad settings,
   * {@link ExitStatus#REFUSED} where a file or a port that they name cannot be used.
   */
  public static void main(String[] arguments) throws InterruptedException {
    Settings settings =
        Settings.readOrExit(
            DashboardSettings.ALL, DashboardSettings.RULES.toArray(Settings.Rule[]::new));
    Dashboard dashboard;
    try {
      dashboard = new Dashboard(settings);
      dashboard.start();
    } catch (IllegalArgumentException refused) {
      System.err.println(refused.getMessage());
      System.exit(ExitStatus.REFUSED);
      return;
    }
    LOG.info("The live page is at http://localhost:{}", dashboard.port());
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  dashboard.close();
                  stopped.countDown();
                },
                "termination"));
    stopped.await();
  }

  /** Starts to listen and to read the topics; answers lack what is not read yet. */
  void start() {
    information.load();
    web.start(
        settings.get(DashboardSettings.DASHBOARD_HOST),
        settings.get(DashboardSettings.DASHBOARD_PORT));
    results.start();
    statuses.start();
    progressChecks.scheduleWithFixedDelay(
        this::checkProgress, 0, CHECK_INTERVAL_MS, TimeUnit.MILLISECONDS);
    // On a thread of its own: a feed that does not answer must not delay anything else.
    places.scheduleWithFixedDelay(this::refreshPlaces, 0, CHECK_INTERVAL_MS, TimeUnit.MILLISECONDS);
  }

  int port() {
    return web.port();
  }

  private void checkProgress() {
    try {
      progress.check();
      live.tellState();
    } catch (RuntimeException fault) {
      LOG.error("A fault of this program, please report it", fault);
    }
  }

  private void refreshPlaces() {
    try {
      if (information.refreshIfDue()) {
        live.tellPlaces();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException fault) {
      LOG.error("A fault of this program, please report it", fault);
    }
  }

  private TopicListener alsoCountingUnread(TopicListener board) {
    return new TopicListener() {
      @Override
      public void onMessages(List<ConsumerRecord<byte[], byte[]>> messages) {
        unread.arrived(messages);
        board.onMessages(messages);
      }

      @Override
      public void onRecreated() {
        unread.forget();
        board.onRecreated();
      }
    };
  }

  private boolean isFollowing() {
    return !results.hasEnded() && !statuses.hasEnded();
  }

  private boolean isReady() {
    return isFollowing() && results.hasCaughtUp() && statuses.hasCaughtUp();
  }

  private StreamHealth health() {
    return StreamHealth.of(
        clock.instant(),
        Stream.of(results.awaySince(), statuses.awaySince())
            .flatMap(Optional::stream)
            .min(Instant::compareTo),
        isReady(),
        live.newestStatus().orElse(started),
        unread.oldestMs().map(Instant::ofEpochMilli),
        transactions.since(),
        Duration.ofSeconds(settings.get(PipelineSettings.POLL_INTERVAL_SECONDS)));
  }

  private ObjectNode state() {
    StreamHealth health = health();
    return Json.object()
        .put("stream", health.status.label)
        .put("since", Json.time(health.since))
        .put("newest_status", Json.time(live.newestStatus().orElse(null)))
        .put("newest_result", Json.time(live.newestResult().orElse(null)))
        .put("unread", unread.count(transactions.ends()).orElse(null));
  }

  @Override
  public void close() {
    progressChecks.shutdown();
    places.shutdownNow();
    web.close();
    results.close();
    statuses.close();
    try {
      progressChecks.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    progress.close();
  }
}
