package velib.stacktests.guarantees;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import velib.stacktests.Docker;
import velib.stacktests.NeedsDocker;
import velib.stacktests.Repository;
import velib.stacktests.guarantees.checks.Evidence;
import velib.stacktests.guarantees.checks.FinalTotals;
import velib.stacktests.guarantees.checks.Guarantee;
import velib.stacktests.guarantees.checks.Guarantees;
import velib.stacktests.guarantees.checks.NoResultTwice;
import velib.stacktests.guarantees.disturbances.DelayedSignal;
import velib.stacktests.guarantees.disturbances.Disturbance;
import velib.stacktests.guarantees.disturbances.DisturbancePlan;
import velib.stacktests.guarantees.disturbances.Kill;
import velib.stacktests.guarantees.disturbances.LostCommit;
import velib.stacktests.guarantees.pipeline.Part;
import velib.stacktests.guarantees.pipeline.PipelineUnderTest;
import velib.stacktests.guarantees.pipeline.PlainSink;
import velib.stacktests.guarantees.pipeline.SecondConsumer;
import velib.stacktests.guarantees.pipeline.TerminationSignal;
import velib.stacktests.guarantees.traffic.Traffic;
import velib.stacktests.guarantees.traffic.TrafficMessages;

/** Disturbs a running pipeline in every way and judges the outcome ({@code docs/guarantees.md}). */
@NeedsDocker
@Tag("guarantees")
@TestMethodOrder(OrderAnnotation.class)
final class GuaranteesIT {
  /** The shortest there is: the traffic's stations are silent for longer, and come back. */
  private static final Duration STATION_TTL = Duration.ofMinutes(1);

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final String RESULTS = "velib-projet-final-data";
  private static final String DEAD_LETTERS = "velib-projet-dead-letter";
  private static final int SHORT_FORM_KILLS = 10;
  private static final int KILLS = (int) number("KILLS", SHORT_FORM_KILLS);
  private static final long SEED = number("SEED", new Random().nextInt(1_000_000));

  @TempDir static Path folder;

  private static final TrafficMessages messages =
      new TrafficMessages(SEED, PipelineUnderTest.INPUT);
  private static PipelineUnderTest pipeline;
  private static final GuaranteeReport report = new GuaranteeReport();

  @BeforeAll
  static void start() {
    say("make test-guarantees KILLS=" + KILLS + " SEED=" + SEED);
    pipeline =
        new PipelineUnderTest(
            folder,
            Map.ofEntries(
                Map.entry("HEALTH_CHECK_INTERVAL", "2s"),
                Map.entry("STATION_CODES", "*"),
                Map.entry("POLL_INTERVAL_SECONDS", "1"),
                Map.entry("FEED_READ_TIMEOUT", "3s"),
                Map.entry("STATION_TTL", STATION_TTL.toMinutes() + "m"),
                Map.entry("TRANSACTION_TIMEOUT", DisturbancePlan.TRANSACTION_SECONDS + "s"),
                Map.entry("INPUT_TOPIC_PARTITIONS", "2"),
                Map.entry("SIMULATOR_STATIONS", "60"),
                Map.entry("SIMULATOR_STEP_SECONDS", "1"),
                Map.entry("SIMULATOR_SEED", String.valueOf(SEED)),
                Map.entry(
                    "SIMULATOR_FAULTS",
                    "http-503:0.01,truncated:0.01,html:0.01,duplicate-stations:0.03,"
                        + "wrong-types:0.03,unknown-codes:0.03")));
    pipeline.start();
    report.figure("seed", SEED);
    if (pipeline.volumes().isEmpty()) {
      report.figure("full volumes", "NOT TRIED: they need root");
    }
  }

  @AfterAll
  static void removeEverything() throws IOException, InterruptedException {
    if (pipeline != null) {
      keepTheLogs();
      pipeline.close();
    }
  }

  @Test
  @Order(1)
  void thePromisesAreKeptThroughEveryDisturbance() throws Exception {
    long start = System.nanoTime();
    Traffic traffic = Traffic.start(pipeline.stack().bootstrapServers(), messages);
    try {
      List<Disturbance> plan = DisturbancePlan.of(SEED, KILLS);
      Random moments = new Random(SEED);
      for (int i = 0; i < plan.size(); i++) {
        Thread.sleep(moments.nextInt(2000)); // a random moment, often in the middle of a batch
        disturb(plan.get(i), i + 1 + " of " + plan.size());
      }
    } finally {
      traffic.close();
    }
    report.figure("snapshots of traffic", traffic.snapshots());
    report.figure("disturbed for", secondsSince(start) + " s");
    long recognised =
        pipeline.containers().log(Part.SPARK_CONSUMER).split("had been written before", -1).length
            - 1;
    report.figure("batches recognised", recognised + " that Spark ran again had been written");
    assertThat(recognised).as("batches run again and recognised").isPositive();
    Evidence evidence = new EvidenceCollector(pipeline, RESULTS, DEAD_LETTERS).evidenceAtRest();
    long byExpiry = Guarantees.resultsOfExpiry(evidence, STATION_TTL);
    report.figure("results of expiry", byExpiry);
    assertThat(byExpiry).as("results that are there because a station expired").isPositive();
    judge(evidence);
  }

  /** A new checkpoint may take over. What must not happen is that both continue, or neither. */
  @Test
  @Order(2)
  void ofTwoConsumersWithCheckpointsOfTheirOwnExactlyOneGoesOn() throws Exception {
    // No new dead letters: how often each is written would depend on which consumer continues.
    messages.setWithUnusable(false);
    Traffic traffic = Traffic.start(pipeline.stack().bootstrapServers(), messages);
    try (SecondConsumer second =
        SecondConsumer.start(pipeline.stack(), "--env", "CHECKPOINT_DIR=/tmp/checkpoint")) {
      Awaitility.await("one of two consumers is held")
          .atMost(PATIENCE)
          .until(() -> pipeline.containers().isHeld(Part.SPARK_CONSUMER) || second.isHeld());
      boolean secondGoesOn = !second.isHeld();
      String said = secondGoesOn ? pipeline.containers().log(Part.SPARK_CONSUMER) : second.log();
      assertThat(said).contains("Run one consumer for each results topic");
      pipeline.progress().awaitAllRead();
      traffic.close();
      pipeline.progress().awaitAllRead();
      assertThat(List.of(pipeline.containers().isHeld(Part.SPARK_CONSUMER), second.isHeld()))
          .as("held: the first, the second")
          .containsExactly(secondGoesOn, !secondGoesOn);
      Evidence evidence =
          new EvidenceCollector(pipeline, RESULTS, DEAD_LETTERS).evidenceWithTruth();
      evidence.checkpoints = secondGoesOn ? 2 : 1;
      report.figure("of two consumers", (secondGoesOn ? "the new" : "the old") + " one continues");
      judge(evidence);
    } finally {
      traffic.close();
    }
  }

  /** Tests the suite itself: a job that promises less than the pipeline must not pass it. */
  @Test
  @Order(3)
  void thePlainKafkaSinkOfSparkIsFoundToWriteResultsTwice() throws Exception {
    PlainSink plain = new PlainSink();
    pipeline.progress().createTopic(PlainSink.RESULTS);
    pipeline.replaceConsumer(plain);
    Traffic traffic = Traffic.start(pipeline.stack().bootstrapServers(), messages);
    try {
      pipeline.progress().awaitGrowth(PlainSink.RESULTS);
      new Kill(List.of(new DelayedSignal(Part.SPARK_CONSUMER, TerminationSignal.KILL, 1000)))
          .applyTo(pipeline);
      pipeline.containers().awaitRestarted();
      pipeline.progress().awaitGrowth(PlainSink.RESULTS);
      new LostCommit().applyTo(pipeline);
      pipeline.progress().awaitGrowth(PlainSink.RESULTS);
    } finally {
      traffic.close();
    }
    Awaitility.await("the plain sink has published the final totals")
        .atMost(PATIENCE)
        .until(() -> new FinalTotals(STATION_TTL).breaches(plainEvidence()).isEmpty());

    List<String> duplicates = new NoResultTwice().breaches(plainEvidence());
    say("the plain sink wrote " + duplicates.size() + " results twice, such as " + duplicates);
    assertThat(duplicates).isNotEmpty();
  }

  private static Evidence plainEvidence() {
    return new EvidenceCollector(pipeline, PlainSink.RESULTS, DEAD_LETTERS).evidence();
  }

  private static void disturb(Disturbance disturbance, String place) throws InterruptedException {
    long harmEndedNs;
    try {
      disturbance.applyTo(pipeline);
      harmEndedNs = System.nanoTime();
      pipeline.containers().awaitRestarted();
      pipeline.progress().awaitEndToEndProgress();
    } catch (ConditionTimeoutException itDoesNotGoOn) {
      throw new AssertionError(
          place + ": " + disturbance.name() + "; and then: " + itDoesNotGoOn.getMessage(),
          itDoesNotGoOn);
    }
    double seconds = secondsSince(harmEndedNs);
    report.disturbed(disturbance, seconds);
    pipeline.containers().restartsSince().forEach(report::restarted);
    say(
        String.format(
            Locale.ROOT, "%s: %s; recovered after %.1f s", place, disturbance.name(), seconds));
  }

  private static void judge(Evidence evidence) throws IOException {
    report.figure("messages", evidence.input.size());
    report.figure("batches", evidence.commits.size());
    report.figure("results", evidence.results.size());
    report.figure("dead letters", evidence.deadLetters.size());
    for (Guarantee guarantee : Guarantees.all(STATION_TTL)) {
      report.verdict(guarantee, guarantee.breaches(evidence));
    }
    say("\n" + report.text());
    Files.writeString(target().resolve("guarantees-report.txt"), report.text());

    assertThat(report.isGood()).as(report.text()).isTrue();
  }

  private static void keepTheLogs() throws IOException {
    String logs =
        pipeline.stack().compose("logs", "--no-color", "--timestamps").run(Docker.A_MINUTE).all();
    Files.writeString(target().resolve("guarantees-containers.log"), logs);
  }

  private static Path target() throws IOException {
    return Files.createDirectories(Repository.root().resolve("stack-tests/target"));
  }

  private static double secondsSince(long startNs) {
    return (System.nanoTime() - startNs) / 100_000_000 / 10.0;
  }

  private static long number(String variable, long otherwise) {
    String text = System.getenv(variable);
    return text == null || text.isBlank() ? otherwise : Long.parseLong(text.trim());
  }

  private static void say(String line) {
    LocalTime now = LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS);
    System.out.println(now + " " + line);
  }
}
