package velib.benchmarks.harness.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import velib.benchmarks.harness.report.MemorySection;
import velib.benchmarks.harness.result.Findings;
import velib.benchmarks.harness.result.MemoryResult;
import velib.benchmarks.harness.result.ResultStore;

/** Measures the memory of the real programs with a small backlog and few polls. */
class MemoryIT {
  @TempDir Path folder;

  @Test
  void everyProgramIsMeasuredAtItsWork() throws Exception {
    Path root = Path.of(System.getProperty("velib.root"));

    MemoryResult result;
    try (MemoryMeasurement measurement = new MemoryMeasurement(root, folder, 3_000, 2)) {
      result = measurement.run();
    }

    assertThat(result.programs)
        .extracting(program -> program.name)
        .containsExactly("ZooKeeper", "Kafka", "producer", "Spark job", "live page's server");
    assertThat(result.programs).allMatch(program -> program.peakMebibytes > 20);
    assertThat(result.programs).allMatch(program -> program.heap.matches("[0-9]+[mg]"));
    result.write(folder);
    assertThat(
            MemorySection.of(
                MemoryResult.of(folder).orElseThrow(), new Findings(new ResultStore(folder))))
        .contains("a backlog of 3,000 messages", "| producer | 96m |");
  }
}
