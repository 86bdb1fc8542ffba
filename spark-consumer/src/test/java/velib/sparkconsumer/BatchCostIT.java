package velib.sparkconsumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import velib.testkit.KafkaExtension;
import velib.testkit.TotalsOracle;

/**
 * Measures what a small batch costs with each engine, in turns ({@code make bench-batch}). It
 * judges the totals and no time.
 */
@EnabledIfSystemProperty(
    named = BatchCostIT.SNAPSHOTS,
    matches = "[0-9]+",
    disabledReason = "a measurement: make bench-batch")
class BatchCostIT {
  static final String SNAPSHOTS = "velib.batch.snapshots";
  private static final int ROUNDS = Integer.getInteger("velib.batch.rounds", 3);
  private static final String[] ENGINES =
      System.getProperty("velib.batch.engines", "small-batches,spark").split(",");

  @RegisterExtension static final KafkaExtension kafka = KafkaExtension.shared();

  @TempDir Path folder;

  @Test
  void theCostOfASnapshotOfTheWholeNetworkWithEachEngine() throws Exception {
    int snapshots = Integer.getInteger(SNAPSHOTS);
    System.out.printf(
        Locale.ROOT, "%-24s %10s %10s %10s%n", "engine", "p50 ms", "p90 ms", "CPU ms");
    for (int round = 0; round < ROUNDS; round++) {
      for (String engine : ENGINES) {
        Path run = Files.createDirectory(folder.resolve(engine + "-" + round));
        try (ConsumerFixture topics = new ConsumerFixture(kafka, run.resolve("checkpoint"), 1)) {
          BatchCost cost = BatchCost.measure(topics, run, engine, snapshots);
          System.out.println(cost.inOneLine(engine));
          assertThat(TotalsOracle.published(topics.published())).isEqualTo(topics.oracle());
          assertThat(cost.snapshots()).isEqualTo(snapshots - snapshots / 2);
        }
      }
    }
  }
}
