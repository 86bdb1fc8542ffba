package velib.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import velib.producer.ProducerSettings;
import velib.settings.PipelineSettings;

/** One run of the demo: start, show results and, if it has an end, drain and judge. */
final class DemoRun implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(250);
  private static final Duration REDRAW = Duration.ofSeconds(1);

  /** Before that the machine is left to the pipeline. */
  private static final int ARCHIVE_AFTER_SECONDS = 10;

  private static final Duration FIRST_RESULT_DEADLINE = Duration.ofMinutes(3);

  private final DemoConfiguration configuration;
  private final Path root;
  private final Workspace workspace;
  private final Screen screen;
  private final Progress progress;
  private final Pipeline pipeline;
  private final Programs programs;
  private boolean closed;

  DemoRun(DemoConfiguration configuration, Path root, Workspace workspace, Screen screen) {
    this.configuration = configuration;
    this.root = root;
    this.workspace = workspace;
    this.screen = screen;
    this.progress = new Progress(screen);
    this.programs = new Programs(root, workspace, configuration);
    this.pipeline = new Pipeline(configuration, programs, workspace, progress);
  }

  /** Runs until its end or an interrupt; returns whether the results were right. */
  boolean run() throws InterruptedException {
    screen.say("The pipeline without Docker; data and logs in " + workspace.folder());
    pipeline.start();
    String resultsTopic = configuration.get(PipelineSettings.RESULTS_TOPIC);
    try (ResultsReader results = new ResultsReader(pipeline.bootstrapServers(), resultsTopic);
        InputTopic input =
            new InputTopic(
                pipeline.bootstrapServers(), configuration.get(PipelineSettings.INPUT_TOPIC))) {
      sayWhatRuns(resultsTopic);
      List<Result> first = awaitFirst(results);
      show(first, results, input);
      screen.say(
          String.format(
              Locale.ROOT,
              "RUN_FOR is over (%d s): the producer stops, the results catch up.",
              configuration.get(DemoSettings.RUN_FOR)));
      List<Result> last = new DrainToRest(pipeline, input, results).reach();
      screen.show(results.latest(), last, "");
      screen.rest();
      Verdict verdict = new Verdict(configuration, pipeline);
      Verdict.Outcome outcome = verdict.of(results.totals());
      screen.say(outcome.words);
      if (!outcome.equal) {
        screen.say(
            String.format(
                Locale.ROOT,
                "The end of the producer's log:%n%s",
                DemoFailure.log(pipeline.producer())));
      }
      Verdict.Outcome page = verdict.ofThePage(results.totals());
      screen.say(page.words);
      return outcome.equal && page.equal;
    }
  }

  private void sayWhatRuns(String resultsTopic) {
    progress.done(
        "producer",
        String.format(
            Locale.ROOT,
            "polls every %d s, stations %s",
            configuration.pollIntervalSeconds(pipeline.feed().isSimulated()),
            String.join(",", configuration.get(ProducerSettings.STATION_CODES))));
    progress.done(
        "Spark",
        pipeline
            .sparkUi()
            .map(address -> "its own pages will be at " + address)
            .orElse("without pages of its own; SPARK_UI=true shows them"));
    progress.done("live page", pipeline.page());
    screen.say(new Invitation(pipeline, root, resultsTopic).text());
  }

  private List<Result> awaitFirst(ResultsReader results) {
    long deadlineNanos = System.nanoTime() + FIRST_RESULT_DEADLINE.toNanos();
    while (true) {
      pipeline.requireAlive();
      List<Result> first = results.poll(LOOK);
      if (!first.isEmpty()) {
        progress.done("results", "the first are there");
        return first;
      }
      if (System.nanoTime() - deadlineNanos > 0) {
        throw DemoFailure.of(
            pipeline.producer(),
            String.format(
                Locale.ROOT,
                "and the Spark job run, but no result came for %d minutes",
                FIRST_RESULT_DEADLINE.toMinutes()));
      }
      screen.show(List.of(), List.of(), "waiting for the first results");
    }
  }

  private void show(List<Result> first, ResultsReader results, InputTopic input)
      throws InterruptedException {
    int runForSeconds = configuration.get(DemoSettings.RUN_FOR);
    long beginNanos = System.nanoTime();
    long ranSeconds = 0;
    List<Result> news = first;
    long drawnNanos = beginNanos - REDRAW.toNanos();
    while (runForSeconds == 0 || ranSeconds < runForSeconds) {
      long messages = input.look();
      if (!news.isEmpty() || System.nanoTime() - drawnNanos >= REDRAW.toNanos()) {
        pipeline.requireAlive();
        String end = runForSeconds == 0 ? "Ctrl-C ends" : runForSeconds - ranSeconds + " s to go";
        screen.show(results.latest(), news, footer(messages, end));
        drawnNanos = System.nanoTime();
      }
      news = results.poll(LOOK);
      ranSeconds = (System.nanoTime() - beginNanos) / 1_000_000_000L;
      if (ranSeconds >= ARCHIVE_AFTER_SECONDS) {
        programs.sparkClasses().tend();
      }
    }
    screen.show(results.latest(), news, footer(input.look(), "time is up"));
  }

  private String footer(long messages, String end) {
    return String.format(
        Locale.ROOT,
        "age: since the postcode's totals changed%n%s feed, %,d statuses published; Kafka %s; %s",
        pipeline.feed().isSimulated() ? "simulated" : "live",
        messages,
        pipeline.bootstrapServers(),
        end);
  }

  /** Stops everything that runs. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      screen.rest();
      try {
        screen.say("Stopping.");
      } finally {
        pipeline.close();
        programs.sparkClasses().close();
      }
    }
  }
}
