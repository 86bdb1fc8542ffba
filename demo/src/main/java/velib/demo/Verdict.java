package velib.demo;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import velib.producer.ProducerSettings;
import velib.settings.PipelineSettings;
import velib.stationmodel.PostcodeRule;
import velib.stationmodel.PostcodeTotals;
import velib.testkit.TotalsOracle;
import velib.testkit.WholeTopic;

/** Judges whether the results are right, once the pipeline is drained. */
final class Verdict {
  private static final Duration PAGE_DEADLINE = Duration.ofSeconds(20);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  private final DemoConfiguration configuration;
  private final Pipeline pipeline;

  Verdict(DemoConfiguration configuration, Pipeline pipeline) {
    this.configuration = configuration;
    this.pipeline = pipeline;
  }

  /**
   * Compares the results with the simulator's truth; on the live feed, or if the user's own list of
   * postcodes moves stations, with the messages of the input topic.
   *
   * @return whether they are equal, and what to say about it
   */
  Outcome of(SortedMap<String, PostcodeTotals> results) throws InterruptedException {
    String overrides = configuration.get(PipelineSettings.STATION_POSTCODES_FILE);
    if (pipeline.feed().isSimulated() && overrides.isEmpty()) {
      SimulatorTruth truth =
          SimulatorTruth.ask(
              pipeline.feed().address(), configuration.get(ProducerSettings.STATION_CODES));
      if (truth.countable()) {
        return outcome(new Comparison(results, truth.totals()), "the simulator's truth");
      }
    }
    String topic = configuration.get(PipelineSettings.INPUT_TOPIC);
    return outcome(new Comparison(results, oracle(topic, overrides)), "the messages of " + topic);
  }

  /**
   * Compares what the live page shows with the results, which reach it a moment after they are
   * committed.
   *
   * @return whether they are equal in the end, and what to say about it
   */
  Outcome ofThePage(SortedMap<String, PostcodeTotals> results) throws InterruptedException {
    URI totals = URI.create(pipeline.page() + "/api/totals");
    long deadlineNanos = System.nanoTime() + PAGE_DEADLINE.toNanos();
    while (true) {
      Comparison comparison =
          new Comparison(
              results,
              JsonAnswer.totals(JsonAnswer.of(totals, "the live page's totals").path("postcodes")));
      if (comparison.isEqual() || System.nanoTime() - deadlineNanos > 0) {
        return outcome(comparison, "what the live page shows");
      }
      Thread.sleep(BETWEEN_LOOKS.toMillis());
    }
  }

  private Map<String, PostcodeTotals> oracle(String topic, String overrides) {
    PostcodeRule rule =
        PostcodeRule.withShippedExceptionsUnder(
            overrides, PipelineSettings.STATION_POSTCODES_FILE.name());
    return new TotalsOracle(
            rule,
            configuration.get(PipelineSettings.STATION_TTL),
            configuration.get(PipelineSettings.POSTCODE_MAX_STATIONS))
        .totals(WholeTopic.committed(pipeline.bootstrapServers()).read(topic));
  }

  private static Outcome outcome(Comparison comparison, String reference) {
    return new Outcome(comparison.isEqual(), comparison.describe(reference));
  }

  /** Whether the results are right, and a sentence about it. */
  static final class Outcome {
    final boolean equal;
    final String words;

    Outcome(boolean equal, String words) {
      this.equal = equal;
      this.words = words;
    }
  }
}
