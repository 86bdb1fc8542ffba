package velib.stacktests.documents;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import velib.stacktests.Repository;
import velib.stationmodel.MessageReader;
import velib.stationmodel.Position;
import velib.stationmodel.PostcodeRule;
import velib.stationmodel.UnusableStatus;
import velib.stationmodel.UnusableStatus.Reason;

/** The table of {@code docs/architecture.md} has every reason of a dead letter, and no other. */
final class DeadLetterReasonsTest {
  private static final String HEADING = "## Dead letters";
  private static final String NO_VALUE = "no value and no key";
  private static final Position ANYWHERE = new Position(1_700_000_000_000L, 0, 0);

  private final MessageReader reader = new MessageReader(PostcodeRule.withShippedExceptions());

  @Test
  void theTableHasEveryReasonOfTheCodeAndNoOther() throws IOException {
    assertThat(examplesByReason().keySet())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Reason.values()).map(Reason::label).collect(toList()));
  }

  @Test
  void theExampleOfEachReasonIsGivenThatReason() throws IOException {
    examplesByReason()
        .forEach((reason, example) -> assertThat(reasonOf(example)).as(example).isEqualTo(reason));
  }

  private String reasonOf(String example) {
    byte[] value = example.equals(NO_VALUE) ? null : bytes(example);
    try {
      reader.postcodeOf(reader.read(null, value, ANYWHERE));
      return "none: it is counted";
    } catch (UnusableStatus unusable) {
      return unusable.reason().label();
    }
  }

  /** The example's text, whose {@code \xFF} is one byte; all of it is ASCII otherwise. */
  private static byte[] bytes(String example) {
    return example.replace("\\xFF", "\u00ff").getBytes(ISO_8859_1);
  }

  /** The reason in each row's first cell, with the first words in code of the last cell. */
  private static Map<String, String> examplesByReason() throws IOException {
    Map<String, String> examples = new LinkedHashMap<>();
    String heading = "";
    for (String line : Files.readAllLines(Repository.root().resolve("docs/architecture.md"))) {
      if (line.startsWith("#")) {
        heading = line;
      } else if (heading.equals(HEADING) && line.startsWith("| `")) {
        String[] cells = line.split(" \\| ");
        String reason = cells[0].substring("| ".length()).replace("`", "");
        String example = cells[2].replaceFirst(" \\|$", "");
        examples.put(reason, example.startsWith("`") ? example.split("`")[1] : example);
      }
    }
    return examples;
  }
}
