package velib.stacktests.upkeep;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import velib.stacktests.Repository;

/** The change log has the form that people and programs expect of it. */
final class ChangelogTest {
  @Test
  void itBeginsWithWhatIsNotReleasedAndItsHeadingsAreThoseOfKeepAChangelog() throws IOException {
    List<String> headings =
        Files.readAllLines(Repository.root().resolve("CHANGELOG.md")).stream()
            .filter(line -> line.startsWith("##"))
            .collect(toList());

    assertThat(headings).first().isEqualTo("## [Unreleased]");
    assertThat(headings.subList(1, headings.size()))
        .isNotEmpty()
        .allMatch(
            heading ->
                heading.matches(
                    "### (Added|Changed|Deprecated|Removed|Fixed|Security)"
                        + "|## \\[\\d+\\.\\d+\\.\\d+] - \\d{4}-\\d\\d-\\d\\d"));
  }
}
