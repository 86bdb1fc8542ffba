package velib.benchmarks.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import velib.benchmarks.harness.result.ResultStore;
import velib.benchmarks.harness.result.SampleTrials;
import velib.benchmarks.harness.result.TrialResult;

class BenchReportTest {
  private static final String DRAIN = "drain-5000000-messages-4-partitions";
  private static final String LATENCY = "latency-1500-stations";

  @TempDir Path folder;
  private ResultStore store;

  @BeforeEach
  void results() {
    store = new ResultStore(folder.resolve("results"));
    store.write(DRAIN, SampleTrials.drain("ours", 1, 11_000));
    store.write(DRAIN, SampleTrials.drain("ours", 2, 9_000));
    store.write(DRAIN, SampleTrials.drain("ours", 3, 10_000));
    store.write(DRAIN, SampleTrials.drain("streams-100", 1, 30_000));
    store.write(DRAIN, SampleTrials.drain("streams-1000", 1, 20_000));
    store.write(LATENCY, SampleTrials.latency("ours", 1, 100.0, 120.0));
    store.write(LATENCY, SampleTrials.latency("ours", 2, 110.0, 400.0));
  }

  @Test
  void aRowHasTheMedianAndTheSpreadOfItsTrials() throws IOException {
    assertThat(report())
        .contains("## Drain of 5,000,000 messages, 4 partitions")
        .contains("| ours | 10.0 (9.0–11.0) | 3 | 555,556 | 500,000 | 20.0 | 700, 1200 |");
  }

  @Test
  void theLatenciesOfAllTrialsAreOnePool() throws IOException {
    assertThat(report())
        .contains("| ours | 110 | 400 | 400 | 400 | 4 | 300 | 0.25 | 0.010 | 700, 1200 |");
  }

  @Test
  void theJobIsHeldAgainstTheBestOfEachKind() throws IOException {
    assertThat(report())
        .contains("| drain of 5 M, times as fast as streams-1000 | 2.00 | 1.5 | 2 |");
  }

  @Test
  void aTrialWithWrongResultsDoesNotCountAndIsNamed() throws IOException {
    TrialResult wrong = SampleTrials.drain("flink-eo-1000", 1, 5_000);
    wrong.right = false;
    wrong.note = "2 of 60 keys are wrong";
    store.write(DRAIN, wrong);

    assertThat(report())
        .doesNotContain("| flink-eo-1000 | 5.0")
        .contains("flink-eo-1000 did not come to the right results")
        .contains("2 of 60 keys are wrong");
  }

  @Test
  void theCourseworkRowSaysWhatItComputesInstead() throws IOException {
    store.write(DRAIN, SampleTrials.drain("coursework", 1, 50_000));

    assertThat(report()).contains("sums over all messages, which grow, not the number of bikes");
  }

  @Test
  void everyPartHasAPlotThatIsXml() throws Exception {
    assertThat(report()).contains("(benchmarks/" + DRAIN + ".svg)");

    byte[] svg = Files.readAllBytes(folder.resolve("docs/benchmarks/" + DRAIN + ".svg"));
    assertThat(
            DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg))
                .getDocumentElement()
                .getTagName())
        .isEqualTo("svg");
  }

  @Test
  void pagesOfOtherMachinesAreNamed() throws IOException {
    report("benchmarks-old.md");
    report("bench.md");
    assertThat(report("benchmarks.md"))
        .contains("Measured on other machines: [benchmarks-old.md](benchmarks-old.md).\n");
    assertThat(report("benchmarks-old.md"))
        .contains("Measured on other machines: [benchmarks.md](benchmarks.md).\n");
  }

  private String report() throws IOException {
    return report("benchmarks.md");
  }

  private String report(String name) throws IOException {
    Path page = folder.resolve("docs").resolve(name);
    new BenchReport(folder.resolve("results"), page).write();
    return Files.readString(page);
  }
}
