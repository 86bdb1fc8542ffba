package velib.benchmarks.harness.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A table in Markdown. */
final class MarkdownTable {
  private final StringBuilder text = new StringBuilder();

  MarkdownTable(String... columns) {
    row(List.of(columns));
    row(Collections.nCopies(columns.length, "---"));
  }

  MarkdownTable row(String... cells) {
    return row(List.of(cells));
  }

  private MarkdownTable row(List<String> cells) {
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
