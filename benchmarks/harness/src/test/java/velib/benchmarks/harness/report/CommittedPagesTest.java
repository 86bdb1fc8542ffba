package velib.benchmarks.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import velib.benchmarks.harness.result.MemoryResult;
import velib.benchmarks.harness.result.ResultStore;
import velib.benchmarks.harness.result.SampleTrials;
import velib.benchmarks.harness.result.ViewersResult;
import velib.benchmarks.harness.side.Sides;

/** The committed pages are measured rarely: their words must still be those of the generator. */
class CommittedPagesTest {
  private static final Path DOCS = Path.of("../../docs");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"benchmarks.md", "benchmarks-epyc.md"})
  void everySentenceAndEveryHeaderIsOneThatTheReportWrites(String page) throws IOException {
    List<String> written = words(sampleReport(page));

    assertThat(words(Files.readString(DOCS.resolve(page)))).isSubsetOf(written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"benchmarks.md", "benchmarks-epyc.md"})
  void theTextThatDependsOnNoFigureIsWhole(String page) throws IOException {
    assertThat(Files.readString(DOCS.resolve(page)))
        .startsWith(ReportTexts.HEAD)
        .contains(ReportTexts.HOW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"benchmarks.md", "benchmarks-epyc.md"})
  void everySideIsDescribedAsItIsNow(String page) throws IOException {
    String text = Files.readString(DOCS.resolve(page));
    List<String> rows =
        text.substring(text.indexOf("## The sides"))
            .lines()
            .filter(line -> line.startsWith("| "))
            .skip(2)
            .collect(Collectors.toList());

    assertThat(rows)
        .isNotEmpty()
        .allSatisfy(
            row -> {
              String name = row.split(" ", 3)[1];
              assertThat(row).isEqualTo("| " + name + " | " + Sides.named(name).title() + " |");
            });
  }

  /** The lines of a page without its figures: prose, and of a table its header. */
  private static List<String> words(String page) {
    List<String> lines = page.lines().collect(Collectors.toList());
    List<String> words = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      boolean header = i + 1 < lines.size() && lines.get(i + 1).startsWith("| ---");
      if (!lines.get(i).startsWith("| ") || header) {
        words.add(lines.get(i).replaceAll("[0-9][0-9,]*", "#"));
      }
    }
    return words;
  }

  /** A report with every kind of part, of tables and of sections. */
  private String sampleReport(String name) throws IOException {
    Path results = folder.resolve("results");
    ResultStore store = new ResultStore(results);
    for (String side : List.of("ours", "streams-100", "flink-eo-25")) {
      for (int partitions : new int[] {1, 4}) {
        store.write(
            "drain-5000000-messages-" + partitions + "-partitions",
            SampleTrials.drain(side, 1, 9_000));
      }
      store.write("start", SampleTrials.drain(side, 1, 4_000));
      store.write("latency-2-stations", SampleTrials.latency(side, 1, 50.0));
    }
    Files.writeString(results.resolve("machine.properties"), "cores=2\n");
    Files.writeString(results.resolve("jmh.json"), "[{\"benchmark\": \"a.ParserBenchmark.read\"}]");
    memory().write(results);
    viewers().write(results);
    Path docs = Files.createDirectories(folder.resolve("docs"));
    for (String page : pages()) {
      Files.createFile(docs.resolve(page));
    }
    new BenchReport(results, docs.resolve(name)).write();
    return Files.readString(docs.resolve(name));
  }

  private static List<String> pages() throws IOException {
    try (Stream<Path> files = Files.list(DOCS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("benchmarks.*\\.md"))
          .collect(Collectors.toList());
    }
  }

  private static MemoryResult memory() {
    MemoryResult result = new MemoryResult();
    result.programs.add(new MemoryResult.Program(MemoryResult.SPARK, "768m", 600));
    return result;
  }

  private static ViewersResult viewers() {
    ViewersResult result = new ViewersResult();
    result.eachMs.add(1.0);
    result.lastMs.add(1.0);
    return result;
  }
}
