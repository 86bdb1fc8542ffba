package velib.stacktests.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import velib.stacktests.Command;
import velib.stacktests.Repository;

/** A clone by somebody whose Git writes the line ends of Windows, which is its default there. */
final class LineEndsTest {
  private static final Duration LONGEST = Duration.ofMinutes(1);

  @TempDir Path folder;

  @Test
  void aCloneHasLinesThatBashUnderstandsWhateverTheUsersSettings() throws IOException {
    Path root = Repository.root();
    assumeTrue(git("-C", root.toString(), "rev-parse", "HEAD").status == 0, "not a Git clone");
    Path clone = folder.resolve("clone");
    Command.Outcome cloned =
        git(
            "clone",
            "--quiet",
            "--config",
            "core.autocrlf=true",
            root.toString(),
            clone.toString());
    assertThat(cloned.status).as(cloned.all()).isZero();

    List<String> withCarriageReturns = new ArrayList<>();
    for (String file : git("-C", clone.toString(), "ls-files").output.split("\n")) {
      Path path = clone.resolve(file);
      if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) && hasCarriageReturn(path)) {
        withCarriageReturns.add(file);
      }
    }

    assertThat(withCarriageReturns)
        .contains("mvnw.cmd")
        .allSatisfy(file -> assertThat(file).matches("mvnw[.]cmd|.*[.](zip|png|jar)"));
  }

  private static boolean hasCarriageReturn(Path file) throws IOException {
    for (byte each : Files.readAllBytes(file)) {
      if (each == '\r') {
        return true;
      }
    }
    return false;
  }

  private static Command.Outcome git(String... words) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(words));
    return new Command(Map.of(), command).run(LONGEST);
  }
}
