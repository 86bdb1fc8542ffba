package velib.stacktests.documents;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import velib.stacktests.Repository;

/** {@code README.fr.md} says in French what {@code README.md} says. */
final class FrenchReadmeTest {
  /** The targets of links, without the headings that are named in each language. */
  private static final Pattern LINK = Pattern.compile("\\]\\((?!#|README)([^)\\s]+)\\)");

  /** Names and commands within a sentence. */
  private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");

  @Test
  void itHasTheSameLevelsOfHeadings() throws IOException {
    assertSame(
        readme ->
            readme.lines().filter(line -> line.matches("#+ .*")).map(FrenchReadmeTest::level));
  }

  @Test
  void itHasTheSameCommandsAndExamples() throws IOException {
    assertSame(
        readme ->
            readme
                .lines()
                .filter(line -> line.startsWith("    "))
                .map(line -> line.replaceFirst(" +# .*", "")));
  }

  @Test
  void itHasTablesOfTheSameSize() throws IOException {
    assertSame(
        readme ->
            readme.lines().map(line -> line.startsWith("|") ? "row" : "").filter("row"::equals));
  }

  /** In any order, because the languages have orders of their own. */
  @Test
  void itNamesTheSameFilesSettingsAndCommands() throws IOException {
    assertSame(readme -> found(LINK, readme).sorted());
    assertSame(readme -> found(CODE, readme).sorted());
  }

  private static void assertSame(Function<String, Stream<String>> parts) throws IOException {
    List<String> english = parts.apply(read("README.md")).collect(toList());

    assertThat(english).isNotEmpty();
    assertThat(parts.apply(read("README.fr.md"))).containsExactlyElementsOf(english);
  }

  private static String level(String heading) {
    return heading.substring(0, heading.indexOf(' '));
  }

  private static Stream<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(match -> match.group(1));
  }

  private static String read(String name) throws IOException {
    return Files.readString(Repository.root().resolve(name));
  }
}
