package velib.stacktests.documents;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import velib.stacktests.Repository;

/** The files, headings and classes that the documents refer to exist. */
final class DocumentReferencesTest {
  private static final Path ROOT = Repository.root();

  /** {@code [text](target)} and {@code [label]: target}. */
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)|(?m)^\\[.+?\\]: (\\S+)");

  /** A label without a target beside it: {@code [`StationStatus`]}. */
  private static final Pattern LABEL = Pattern.compile("\\[(`\\w+`)\\](?![:(])");

  /** The name of a class, such as {@code `StationChange.CLOCK`}. */
  private static final Pattern CLASS = Pattern.compile("`([A-Z]\\w*[a-z]\\w*)[.\\w]*`");

  /** The name of a module of the page, such as {@code `stream.js`}. */
  private static final Pattern MODULE = Pattern.compile("`([a-z-]+\\.js)`");

  @Test
  void everyLinkLeadsToAFileAndAHeadingThatExist() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path document : documents()) {
      for (String target : links(Files.readString(document))) {
        if (!target.contains("://") && !exists(document, target)) {
          broken.add(ROOT.relativize(document) + ": " + target);
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void everyLabelHasItsLink() throws IOException {
    for (Path document : documents()) {
      String text = Files.readString(document);
      for (String label : found(LABEL, text)) {
        assertThat(text).as(document.toString()).contains("\n[" + label + "]: ");
      }
    }
  }

  @Test
  void everyClassAndModuleNamedInTheArchitectureExists() throws IOException {
    String text = Files.readString(ROOT.resolve("docs/architecture.md"));
    Set<String> named = new TreeSet<>(found(MODULE, text));
    found(CLASS, text).forEach(name -> named.add(name + ".java"));
    assertThat(named).contains("NewestPerStation.java", "TotalsTask.java", "stream.js");
    named.removeAll(sourceFiles());
    assertThat(named).as("named, but there is no such file").isEmpty();
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
      List<Path> documents =
          files.filter(file -> file.toString().endsWith(".md")).collect(toList());
      documents.add(ROOT.resolve("README.md"));
      documents.add(ROOT.resolve("README.fr.md"));
      documents.add(ROOT.resolve("CONTRIBUTING.md"));
      documents.add(ROOT.resolve("CHANGELOG.md"));
      return documents;
    }
  }

  private static List<String> links(String text) {
    return LINK.matcher(text)
        .results()
        .map(link -> link.group(1) == null ? link.group(2) : link.group(1))
        .collect(toList());
  }

  private static boolean exists(Path document, String target) throws IOException {
    String[] parts = target.split("#", 2);
    Path file = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]);
    return Files.exists(file)
        && (parts.length == 1 || anchors(Files.readAllLines(file)).contains(parts[1]));
  }

  /** The anchors of the headings, as GitHub makes them. */
  private static Set<String> anchors(List<String> lines) {
    return lines.stream()
        .filter(line -> line.matches("#+ .*"))
        .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
        .map(line -> line.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .collect(toCollection(TreeSet::new));
  }

  private static Set<String> found(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map((MatchResult match) -> match.group(1))
        .collect(toCollection(TreeSet::new));
  }

  /** The names of all files of the repository, without those that a build makes. */
  private static Set<String> sourceFiles() throws IOException {
    Set<String> names = new TreeSet<>();
    Files.walkFileTree(
        ROOT,
        new SimpleFileVisitor<Path>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return Set.of("target", "node_modules", ".git").contains(name(folder))
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            names.add(name(file));
            return FileVisitResult.CONTINUE;
          }
        });
    return names;
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }
}
