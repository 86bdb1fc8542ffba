package velib.stacktests.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import velib.stacktests.Repository;

/** The tables of {@code docs/architecture.md} whose last column says what a part uses. */
final class ArchitecturePage {
  private static final Pattern CODE = Pattern.compile("`([a-z-]+)/?`");

  private final Map<String, List<String>> modules;
  private final Map<String, List<String>> packagesOfTheJob;

  private ArchitecturePage(List<String> lines) {
    modules = table(lines, "| folder | what it holds | uses |");
    packagesOfTheJob =
        table(lines, "| package of `velib.sparkconsumer` | what lives there | uses |");
  }

  static ArchitecturePage read() throws IOException {
    return new ArchitecturePage(
        Files.readAllLines(Repository.root().resolve("docs/architecture.md")));
  }

  /** The folders of all modules that the table holds to something. */
  Set<String> folders() {
    return modules.keySet();
  }

  /** The name of each module's package under {@code velib}, with those that it uses. */
  Map<String, List<String>> modules() {
    Map<String, List<String>> packages = new LinkedHashMap<>();
    modules.forEach(
        (folder, used) ->
            packages.put(
                packageOf(folder),
                used.stream().map(ArchitecturePage::packageOf).collect(Collectors.toList())));
    return packages;
  }

  /** The packages of the Spark job, with those that each uses; without the program's own. */
  Map<String, List<String>> packagesOfTheJob() {
    return packagesOfTheJob;
  }

  private static String packageOf(String folder) {
    return folder.replace("-", "");
  }

  /** The rows below a heading: the code in the first cell, and all code in the last one. */
  private static Map<String, List<String>> table(List<String> lines, String heading) {
    int begin = lines.indexOf(heading);
    if (begin < 0) {
      throw new IllegalStateException("docs/architecture.md has no table " + heading);
    }
    Map<String, List<String>> rows = new LinkedHashMap<>();
    for (String line : lines.subList(begin + 2, lines.size())) {
      if (!line.startsWith("|")) {
        break;
      }
      String[] cells = line.substring(1).split("\\|");
      List<String> name = codeIn(cells[0]);
      if (!name.isEmpty() && !cells[2].contains("not held")) {
        rows.put(name.get(0), codeIn(cells[2]));
      }
    }
    return rows;
  }

  private static List<String> codeIn(String cell) {
    return CODE.matcher(cell)
        .results()
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toList());
  }
}
