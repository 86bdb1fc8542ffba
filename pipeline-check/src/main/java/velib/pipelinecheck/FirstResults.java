package velib.pipelinecheck;

import static velib.settings.PipelineSettings.INPUT_TOPIC;
import static velib.settings.PipelineSettings.KAFKA_BOOTSTRAP_SERVERS;
import static velib.settings.PipelineSettings.RESULTS_TOPIC;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import velib.settings.PrintableText;
import velib.settings.Settings;

/**
 * Waits until the producer of now has published and the job has read it, and prints a few results.
 *
 * <p>Exit status 0 if there are results, {@value #NOTHING_PUBLISHED} if nothing is on the input
 * topic, {@value #NO_RESULT} if nothing came out of the Spark job.
 */
@Command(name = "first-results", description = "Waits for results and prints up to five of them.")
final class FirstResults implements Callable<Integer> {
  /**
   * Nothing was published: the feed is silent. No JVM and no shell ends with this status by itself.
   */
  static final int NOTHING_PUBLISHED = 10;

  /** Statuses were published, but no result. */
  static final int NO_RESULT = 11;

  private static final long PAUSE_MILLIS = 500;

  @Option(
      names = "--wait-seconds",
      description = "How long to wait for results.",
      defaultValue = "90")
  private int waitSeconds;

  @Mixin private Addresses addresses;

  private final ProgramClient pages = new ProgramClient();

  @Override
  public Integer call() throws InterruptedException {
    Settings settings = Settings.readOrExit(PipelineCheckSettings.ALL);
    String servers = String.join(",", settings.get(KAFKA_BOOTSTRAP_SERVERS));
    long begin = System.nanoTime();
    try (BrokerClient kafka = new BrokerClient(servers)) {
      CaughtUp caughtUp = new CaughtUp(kafka, settings.get(INPUT_TOPIC));
      while (!showResults(caughtUp, servers, settings.get(RESULTS_TOPIC))) {
        if (System.nanoTime() - begin > TimeUnit.SECONDS.toNanos(waitSeconds)) {
          return isEmpty(kafka, settings.get(INPUT_TOPIC)) ? NOTHING_PUBLISHED : NO_RESULT;
        }
        Thread.sleep(PAUSE_MILLIS);
      }
    }
    return 0;
  }

  private boolean showResults(CaughtUp caughtUp, String servers, String topic) {
    try {
      if (!hasPublished() || !caughtUp.isReached()) {
        return false;
      }
      Map<String, String> results = ResultsSample.read(servers, topic).byPostcode();
      results.forEach(
          (postcode, result) -> System.out.println(PrintableText.line(postcode + "\t" + result)));
      return !results.isEmpty();
    } catch (KafkaException notYet) {
      return false;
    }
  }

  /** Has this run of the producer published? What is on the topics may be from another day. */
  private boolean hasPublished() {
    return pages
        .get(addresses.producer, "/metrics")
        .map(MetricsText::new)
        .filter(
            metrics ->
                metrics.value("velib_polls_total", "{outcome=\"published\"}").orElse(0) > 0
                    || metrics.value("velib_polls_total", "{outcome=\"unchanged\"}").orElse(0) > 0)
        .isPresent();
  }

  private static boolean isEmpty(BrokerClient kafka, String topic) {
    try {
      return kafka
          .offsets(topic, OffsetSpec.latest())
          .equals(kafka.offsets(topic, OffsetSpec.earliest()));
    } catch (KafkaException noAnswer) {
      return true;
    }
  }
}
