package velib.sparkconsumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import velib.kafka.ChildProcess;
import velib.testkit.KafkaExtension;

/** A signal ends the job within the container's grace, whatever Kafka and the batch are doing. */
class StopIT {
  /** So little that the batch of {@link #aBacklog} takes minutes. */
  private static final String SLOW = "20000";

  @RegisterExtension
  static final KafkaExtension kafka = KafkaExtension.own().with("quota.consumer.default", SLOW);

  private static final Duration LONGEST = Duration.ofMinutes(2);

  /** The container is given 30 s. */
  private static final Duration GRACE = Duration.ofSeconds(28);

  private static final Pattern SERVED = Pattern.compile("Metrics and health at (http://\\S+)");

  @TempDir Path folder;

  @Test
  void aBrokerThatIsAwayIsNamedInOneLineAndASignalThenEndsTheJob() {
    try (ConsumerFixture topics = new ConsumerFixture(kafka, folder.resolve("checkpoint"), 1)) {
      topics.publish("16107", TestNetwork.row("16107", 3, 4));
      try (ChildProcess job = SubmittedJob.start(folder, topics.environment())) {
        topics.awaitPublished(1, job::isAlive);

        kafka.servers().stopBroker();
        await()
            .atMost(LONGEST)
            // For a moment the query has ended and nobody has said why: 503.
            .ignoreExceptionsInstanceOf(IOException.class)
            .untilAsserted(
                () ->
                    assertThat(health(job)).contains("\"degraded\"").contains("waiting for Kafka"));
        assertThat(job.output()).containsOnlyOnce("Kafka is unreachable");
        assertThat(stop(job)).hasValue(143);
        assertThat(job.output()).doesNotContain("\tat ").doesNotContain("ERROR");
        assertThat(job.output().lines().filter(line -> line.contains("WARN"))).hasSize(1);
      } finally {
        kafka.servers().startBroker();
      }
    }
  }

  @Test
  void aSignalEndsTheJobBeforeItHasNoticedThatTheBrokerIsAway() {
    try (ConsumerFixture topics = new ConsumerFixture(kafka, folder.resolve("checkpoint"), 1)) {
      topics.publish("16107", TestNetwork.row("16107", 3, 4));
      try (ChildProcess job = SubmittedJob.start(folder, topics.environment())) {
        topics.awaitPublished(1, job::isAlive);

        kafka.servers().stopBroker();
        assertThat(stop(job)).hasValue(143);
        assertThat(job.output()).doesNotContain("\tat ").doesNotContain("ERROR");
      } finally {
        kafka.servers().startBroker();
      }
    }
  }

  @Test
  void aBatchThatTheBrokerHoldsUpDoesNotHoldUpTheStop() {
    try (ConsumerFixture topics = aBacklog();
        ChildProcess job = SubmittedJob.start(folder, topics.environment())) {
      awaitFirstBatch(job);
      kafka.servers().stopBroker();
      try {
        assertThat(stop(job)).hasValue(143);
        assertThat(job.output()).doesNotContain("\tat ").doesNotContain("ERROR");
      } finally {
        kafka.servers().startBroker();
      }
    }
  }

  @Test
  void aBatchThatIsLongerThanTheGraceIsCutOffWithoutAnError() {
    try (ConsumerFixture topics = aBacklog();
        ChildProcess job = SubmittedJob.start(folder, topics.environment())) {
      awaitFirstBatch(job);

      assertThat(stop(job)).hasValue(143);
      assertThat(job.output())
          .contains("it will run again at the next start")
          .doesNotContain("\tat ")
          .doesNotContain("ERROR");
    }
  }

  /**
   * Sends the signal and nothing else: {@link ChildProcess#stop} also closes the child's input, and
   * ten seconds later the child is halted with the same status.
   */
  private static OptionalInt stop(ChildProcess job) {
    ProcessHandle.of(job.pid()).orElseThrow().destroy();
    return job.awaitExit(GRACE);
  }

  private ConsumerFixture aBacklog() {
    ConsumerFixture topics = new ConsumerFixture(kafka, folder.resolve("checkpoint"), 1);
    for (int n = 0; n < 20_000; n++) {
      topics.publish("16107", TestNetwork.row("16107", n % 30, 4));
    }
    topics.flush();
    return topics;
  }

  /** Waits until Spark has written down where the first batch ends, which is then running. */
  private void awaitFirstBatch(ChildProcess job) {
    await()
        .atMost(LONGEST)
        .untilAsserted(
            () -> {
              assertThat(job.isAlive()).isTrue();
              assertThat(folder.resolve("checkpoint/offsets/0")).exists();
            });
  }

  private static String health(ChildProcess job) throws IOException {
    Matcher said = SERVED.matcher(job.output());
    assertThat(said.find()).as(job.output()).isTrue();
    return new String(
        URI.create(said.group(1)).resolve("healthz").toURL().openStream().readAllBytes(),
        StandardCharsets.UTF_8);
  }
}
