package velib.benchmarks.harness.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import velib.benchmarks.harness.plan.BenchPart;
import velib.benchmarks.harness.result.ResultStore;
import velib.benchmarks.harness.result.TrialResult;

/** Every side on a real broker comes to the right results and is measured. */
class SidesIT {
  @TempDir static Path folder;
  private static ResultStore store;
  private static TrialRunner runner;

  @BeforeAll
  static void open() {
    store = new ResultStore(folder);
    runner = new TrialRunner(Path.of(System.getProperty("velib.root")), store);
  }

  @AfterAll
  static void close() {
    runner.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "raw",
        "no-engine",
        "ours",
        "ours-plain",
        "streams-100",
        "flink-eo-200",
        "flink-alo-0",
        "idiomatic",
        "coursework"
      })
  void drainsABacklogToTheRightResults(String side) throws InterruptedException {
    TrialResult result = run(BenchPart.drain(20_000, 4, 1, List.of(side)), side);

    assertThat(result.note).isEmpty();
    assertThat(result.right).isTrue();
    assertThat(result.firstReadMs).isPositive();
    assertThat(result.halfReadMs).isBetween(result.firstReadMs, result.wallMs);
    assertThat(result.cpuSeconds).isPositive();
    assertThat(result.peakMebibytes).isPositive();
    assertThat(result.stackMebibytes).isGreaterThan(result.peakMebibytes + 100);
  }

  @Test
  void measuresTheLatencyOfSnapshots() throws InterruptedException {
    String side = "no-engine";
    TrialResult result = run(BenchPart.latency(2, 2, 3, 1, 1, List.of(side)), side);

    assertThat(result.note).isEmpty();
    assertThat(result.latenciesMs).hasSize(3).allMatch(latency -> latency > 0);
  }

  private static TrialResult run(BenchPart part, String side) throws InterruptedException {
    runner.run(part);
    return store.of(part.name()).stream()
        .filter(result -> result.side.equals(side))
        .findFirst()
        .orElseThrow();
  }
}
