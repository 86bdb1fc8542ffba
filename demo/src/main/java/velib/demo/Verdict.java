package velib.demo;

import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import velib.producer.ProducerSettings;
import velib.settings.PipelineSettings;
import velib.stationmodel.PostcodeRule;
import velib.stationmodel.PostcodeTotals;
import velib.testkit.TotalsOracle;
import velib.testkit.WholeTopic;

/** Says whether the results are right, once the pipeline is at rest. */
final class Verdict {
  private final DemoConfiguration configuration;
  private final Pipeline pipeline;

  Verdict(DemoConfiguration configuration, Pipeline pipeline) {
    this.configuration = configuration;
    this.pipeline = pipeline;
  }

  /**
   * Holds the results against the simulator's truth; on the live feed, and where the user's own
   * list of postcodes moves stations, against the messages of the input topic.
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

  private Map<String, PostcodeTotals> oracle(String topic, String overrides) {
    PostcodeRule shipped = PostcodeRule.withShippedExceptions();
    PostcodeRule rule = overrides.isEmpty() ? shipped : shipped.overriddenBy(Path.of(overrides));
    return new TotalsOracle(rule, configuration.get(PipelineSettings.STATION_TTL))
        .totals(WholeTopic.committed(pipeline.bootstrapServers()).read(topic));
  }

  private static Outcome outcome(Comparison comparison, String reference) {
    return new Outcome(comparison.isEqual(), comparison.describe(reference));
  }

  /** Whether the results are right, in one bit and in words. */
  static final class Outcome {
    final boolean equal;
    final String words;

    Outcome(boolean equal, String words) {
      this.equal = equal;
      this.words = words;
    }
  }
}
