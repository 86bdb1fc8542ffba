package velib.benchmarks.harness.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A table in Markdown. */
final class Table {
  private final StringBuilder text = new StringBuilder();

  Table(String... columns) {
    row(List.of(columns));
    row(Collections.nCopies(columns.length, "---"));
  }

  Table row(String... cells) {
    return row(List.of(cells));
  }

  private Table row(List<String> cells) {
    List<String> safe = new ArrayList<>();
    cells.forEach(cell -> safe.add(cell.replace("|", "\\|").replace("\n", " ")));
    text.append("| ").append(String.join(" | ", safe)).append(" |\n");
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
