package velib.stacktests.documents;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import velib.stacktests.Command;
import velib.stacktests.Repository;
import velib.testkit.MetricsTable;

/**
 * The rules of {@code docs/alerts.yml} use existing metrics and name an existing runbook section.
 */
final class AlertRulesTest {
  private static final Path ROOT = Repository.root();
  private static final Path RULES = ROOT.resolve("docs/alerts.yml");
  private static final Path RUNBOOK = ROOT.resolve("docs/operations.md");
  private static final Path EXAMPLES =
      ROOT.resolve("stack-tests/src/test/resources/alerts-test.yml");

  @Test
  void everyAlertSaysWhatHappenedAndWhereItIsExplained() throws IOException {
    String[] alerts = Files.readString(RULES).split("- alert: ");
    assertThat(Arrays.asList(alerts).subList(1, alerts.length))
        .hasSizeGreaterThanOrEqualTo(8)
        .allSatisfy(
            alert ->
                assertThat(alert)
                    .containsPattern("expr: \\S")
                    .containsPattern("severity: (warning|critical)")
                    .containsPattern("summary: \\S")
                    .containsPattern("description: \\S")
                    .containsPattern("runbook: docs/operations\\.md#\\S"));
  }

  @Test
  void everyMetricOfTheRulesIsInTheMetricsTables() throws IOException {
    Set<String> known = new TreeSet<>();
    for (String metric :
        MetricsTable.under(ROOT, "producer", "spark-consumer", "dashboard", "Java process")) {
      known.add(metric.substring(0, metric.indexOf(',')));
    }

    assertThat(found("\\b(?:velib|process|jvm)_\\w+"))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(known).contains(name.replaceFirst("_bucket$", "")));
  }

  @Test
  void theRunbookHasAHeadingForEachAlert() throws IOException {
    Set<String> anchors = new TreeSet<>();
    for (String line : Files.readAllLines(RUNBOOK)) {
      if (line.startsWith("#")) {
        anchors.add(line.replaceFirst("^#+ *", "").toLowerCase(Locale.ROOT).replace(' ', '-'));
      }
    }

    assertThat(anchors).containsAll(found("(?<=operations\\.md#)\\S+"));
  }

  /** Needs promtool, which is in Debian's package prometheus. */
  @Test
  void theRulesFireAtWhatTheyAreFor() {
    assumeTrue(Command.isOnThePath("promtool"), "promtool is not installed");

    new Command(Map.of(), List.of("promtool", "test", "rules", EXAMPLES.toString()))
        .succeed(Duration.ofMinutes(1));
  }

  private static Set<String> found(String pattern) throws IOException {
    return Pattern.compile(pattern)
        .matcher(Files.readString(RULES))
        .results()
        .map(MatchResult::group)
        .collect(toCollection(TreeSet::new));
  }
}
