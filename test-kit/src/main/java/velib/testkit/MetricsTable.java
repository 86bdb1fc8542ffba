package velib.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The tables of {@code docs/metrics.md}. Below a heading there is one row for each metric with its
 * name, type, labels, unit and meaning.
 */
public final class MetricsTable {
  private MetricsTable() {}

  /**
   * The metrics below the headings, in the form of {@link Scrape#metrics()}.
   *
   * @param root the project's folder
   * @param headings such as {@code producer}
   */
  public static Set<String> under(Path root, String... headings) throws IOException {
    List<String> wanted = Arrays.asList(headings);
    Set<String> metrics = new TreeSet<>();
    String heading = "";
    for (String line : Files.readAllLines(root.resolve("docs/metrics.md"))) {
      if (line.startsWith("#")) {
        heading = line.replaceFirst("^#+ *", "");
      } else if (line.startsWith("| `") && wanted.contains(heading)) {
        List<String> cells =
            Arrays.stream(line.split("\\|"))
                .map(cell -> cell.replace("`", "").trim())
                .collect(Collectors.toList());
        String labels = cells.get(3).replace(",", " ").replaceAll("\\s+", " ");
        metrics.add(cells.get(1) + ", " + cells.get(2) + ", " + labels);
      }
    }
    return metrics;
  }
}
