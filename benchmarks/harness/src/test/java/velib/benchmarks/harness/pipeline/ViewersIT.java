package velib.benchmarks.harness.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import velib.benchmarks.harness.report.ViewersSection;
import velib.benchmarks.harness.result.ViewersResult;

/** Measures the live page with few viewers, on the real server and a real broker. */
class ViewersIT {
  @TempDir Path folder;

  @Test
  void everyViewerIsSeenToGetEveryUpdate() throws Exception {
    Path root = Path.of(System.getProperty("velib.root"));

    ViewersResult result = new ViewersMeasurement(root, folder.resolve("server.log"), 20, 3).run();

    assertThat(result.arrivals).isEqualTo(60);
    assertThat(result.outOfOrder).isZero();
    assertThat(result.lost).isZero();
    assertThat(result.eachMs).hasSize(60).allMatch(ms -> ms > 0);
    assertThat(result.lastMs).hasSize(3);
    assertThat(result.cores).isPositive();
    assertThat(result.letGo).as("the one that reads nothing").isEqualTo(1);
    assertThat(result.isComplete()).isTrue();
    result.write(folder);
    assertThat(ViewersSection.of(ViewersResult.of(folder).orElseThrow()))
        .contains("| 20 | 60 of 60 |");
  }
}
