package velib.stacktests.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import velib.stacktests.Command;
import velib.stacktests.Repository;
import velib.testkit.MetricsTable;

/**
 * The dashboards ask for figures that exist. Grafana itself cannot be had from Debian, so its part,
 * the drawing, is held by rules on the files alone.
 */
final class DashboardsTest {
  private static final Path ROOT = Repository.root();
  private static final Pattern METRIC =
      Pattern.compile("\\b(?:velib|process|jvm|jmx|kafka|zookeeper)_\\w+");

  /**
   * The units of Grafana that the dashboards use; a unit that it does not know is shown as text.
   */
  private static final Set<String> UNITS =
      Set.of("locale", "none", "s", "ms", "bytes", "Bps", "cps", "percentunit");

  @TempDir Path folder;

  @Test
  void everyPanelNamesTheProvisionedDataSource() throws IOException {
    String provisioned =
        Files.readString(ROOT.resolve("docker/grafana/provisioning/datasources/prometheus.yml"));

    for (Map.Entry<String, JsonNode> dashboard : Dashboards.all().entrySet()) {
      assertThat(dashboard.getValue().findValues("datasource"))
          .as(dashboard.getKey())
          .isNotEmpty()
          .allSatisfy(
              source ->
                  assertThat(provisioned)
                      .contains("    uid: " + source.get("uid").asText() + "\n"));
      assertThat(Dashboards.panels(dashboard.getValue()))
          .allSatisfy(
              panel -> {
                assertThat(panel.has("datasource")).as(panel.toString()).isTrue();
                assertThat(panel.get("targets"))
                    .isNotEmpty()
                    .allSatisfy(target -> assertThat(target.has("datasource")).isTrue());
              });
    }
  }

  @Test
  void linksLeadFromOneDashboardToTheOther() throws IOException {
    Set<String> uids = new HashSet<>();
    Set<String> linked = new HashSet<>();
    for (JsonNode dashboard : Dashboards.all().values()) {
      uids.add("/d/" + dashboard.get("uid").asText());
      dashboard.get("links").forEach(link -> linked.add(link.get("url").asText()));
    }

    assertThat(uids).hasSize(2).isEqualTo(linked);
  }

  @Test
  void everyPanelHasItsOwnIdATitleAUnitAndItsPlace() throws IOException {
    for (JsonNode dashboard : Dashboards.all().values()) {
      List<Integer> ids = new ArrayList<>();
      Set<String> cells = new HashSet<>();
      dashboard.get("panels").forEach(panel -> ids.add(panel.get("id").asInt()));
      assertThat(ids).doesNotHaveDuplicates();
      for (JsonNode panel : Dashboards.panels(dashboard)) {
        assertThat(panel.get("title").asText()).isNotBlank();
        assertThat(UNITS)
            .as(panel.get("title").asText())
            .contains(panel.at("/fieldConfig/defaults/unit").asText());
        for (String cell : cells(panel.get("gridPos"))) {
          assertThat(cells.add(cell)).as(panel.get("title").asText() + " at " + cell).isTrue();
        }
      }
    }
  }

  /** The cells that a panel covers; the grid is 24 cells wide. */
  private static List<String> cells(JsonNode place) {
    int right = place.get("x").asInt() + place.get("w").asInt();
    assertThat(right).isLessThanOrEqualTo(24);
    List<String> cells = new ArrayList<>();
    for (int x = place.get("x").asInt(); x < right; x++) {
      for (int y = 0; y < place.get("h").asInt(); y++) {
        cells.add(x + "," + (place.get("y").asInt() + y));
      }
    }
    return cells;
  }

  @Test
  void everyMetricOfTheDashboardsIsInTheMetricsTables() throws IOException {
    Set<String> known = new TreeSet<>();
    for (String metric : MetricsTable.under(ROOT, SampleMetrics.HEADINGS)) {
      known.add(metric.substring(0, metric.indexOf(',')));
    }

    for (Map.Entry<String, String> query : Dashboards.queries().entrySet()) {
      Set<String> used = new TreeSet<>();
      METRIC.matcher(query.getValue()).results().map(MatchResult::group).forEach(used::add);
      if (!query.getValue().matches(".*\\b(up|ALERTS)\\b.*")) {
        assertThat(used).as(query.getKey()).isNotEmpty();
      }
      assertThat(used)
          .as(query.getKey())
          .allSatisfy(
              name ->
                  assertThat(known)
                      .contains(name.replaceFirst("_seconds_(bucket|sum|count)$", "_seconds")));
    }
  }

  /** Needs Prometheus and promtool, which are in Debian's package prometheus. */
  @Test
  void everyQueryHasAResultOnARealPrometheusWithEachDocumentedMetric() throws Exception {
    assumeTrue(Command.isOnThePath("prometheus"), "prometheus is not installed");
    SampleMetrics samples = SampleMetrics.untilNow();

    try (LocalPrometheus prometheus =
        LocalPrometheus.withSamples(folder, samples.asOpenMetrics(ROOT))) {
      for (Map.Entry<String, String> query : Dashboards.queries().entrySet()) {
        assertThat(prometheus.query(query.getValue(), samples.end()))
            .as(query + ", which Prometheus answers with")
            .isNotEmpty();
      }
      assertThat(prometheus.get("/api/v1/label/postcode/values?match[]=velib_bikes"))
          .as("postcodes to choose from")
          .isNotEmpty();
    }
  }
}
