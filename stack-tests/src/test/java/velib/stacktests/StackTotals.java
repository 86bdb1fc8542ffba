package velib.stacktests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Compares the totals that a stack shows with the truth of its feed simulator. */
final class StackTotals {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Stack stack;
  private final Simulator simulator;

  StackTotals(Stack stack) {
    this.stack = stack;
    this.simulator = new Simulator(stack);
  }

  /** Stops the producer while it compares, so that there is a last snapshot to compare with. */
  void assertEqualTruth() {
    waitForASnapshot();
    stack.compose("stop", "producer").succeed(PATIENCE);
    try {
      Map<String, JsonNode> truth = simulator.truth();
      assertThat(truth).hasSizeGreaterThan(20);
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(Results.last(stack)).isEqualTo(truth));
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(shownByThePage()).isEqualTo(truth));
    } finally {
      stack.compose("start", "producer").succeed(PATIENCE);
    }
  }

  /** How many messages have been published on the input topic, which has one partition. */
  long endOfInputTopic() {
    String line =
        stack
            .exec(
                "kafka",
                "kafka-run",
                "kafka.tools.GetOffsetShell",
                "--broker-list",
                "localhost:9092",
                "--topic",
                "velib-projet")
            .succeed(Docker.A_MINUTE)
            .trim();
    return Long.parseLong(line.substring(line.lastIndexOf(':') + 1));
  }

  /** Waits until a new snapshot has been published. */
  private void waitForASnapshot() {
    long before = endOfInputTopic();
    await().atMost(PATIENCE).until(() -> endOfInputTopic() > before);
  }

  /** The totals that the live page's server answers, by postcode. */
  private Map<String, JsonNode> shownByThePage() throws IOException {
    Map<String, JsonNode> totals = new TreeMap<>();
    JsonNode answer = new ObjectMapper().readTree(URI.create(stack.page() + "/api/totals").toURL());
    answer.get("postcodes").forEach(its -> totals.put(its.get("postcode").asText(), its));
    return totals;
  }
}
