package velib.stacktests.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import velib.stacktests.Repository;

/** The tables of {@code docs/architecture.md} whose last column says what a part uses. */
final class ArchitecturePage {
  private static final Pattern CODE = Pattern.compile("`([a-z-]+)/?`");

  private static final Pattern PACKAGES =
      Pattern.compile("\\| package of `([a-z.]+)` \\| what lives there \\| uses \\|");

  private final Map<String, List<String>> modules;
  private final Map<String, Map<String, List<String>>> packages = new LinkedHashMap<>();

  private ArchitecturePage(List<String> lines) {
    modules = table(lines, "| folder | what it holds | uses |");
    for (String line : lines) {
      Matcher heading = PACKAGES.matcher(line);
      if (heading.matches()) {
        packages.put(heading.group(1), table(lines, line));
      }
    }
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
    Map<String, List<String>> byPackage = new LinkedHashMap<>();
    modules.forEach(
        (folder, used) ->
            byPackage.put(
                packageOf(folder),
                used.stream().map(ArchitecturePage::packageOf).collect(Collectors.toList())));
    return byPackage;
  }

  /** The packages whose own packages have a table. */
  Set<String> dividedModules() {
    return packages.keySet();
  }

  /** The packages below one, with those that each uses; without the program's own. */
  Map<String, List<String>> packagesOf(String parent) {
    return packages.get(parent);
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
