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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import velib.stacktests.Command;
import velib.stacktests.Repository;

/**
 * A clone by somebody whose Git writes the line ends of Windows and no links, which is its default
 * there. People run it in WSL, or with Git's bash.
 */
final class LineEndsTest {
  private static final Duration LONGEST = Duration.ofMinutes(1);

  @TempDir Path folder;
  private Path clone;

  @BeforeEach
  void cloneAsOnWindows() {
    Path root = Repository.root();
    assumeTrue(git("-C", root.toString(), "rev-parse", "HEAD").status == 0, "not a Git clone");
    clone = folder.resolve("clone");
    Command.Outcome cloned =
        git(
            "clone",
            "--quiet",
            "--config",
            "core.autocrlf=true",
            "--config",
            "core.symlinks=false",
            root.toString(),
            clone.toString());
    assertThat(cloned.status).as(cloned.all()).isZero();
  }

  @Test
  void aCloneHasLinesThatBashUnderstandsWhateverTheUsersSettings() throws IOException {
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

  /** Git for Windows writes a file with the name of the target instead. */
  @Test
  void noFileOfTheCloneIsALink() {
    assertThat(git("-C", clone.toString(), "ls-files", "--stage").output.split("\n"))
        .filteredOn(line -> line.startsWith("120000"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "make help",
        "make ps",
        "make images",
        "make up",
        "make demo",
        "docker/mvnw-through-proxies --version",
        "kafka/src/main/runtime/bin/kafka-topics.sh --version",
        "kafka/src/main/runtime/bin/kafka-server"
      })
  void itsScriptsRun(String line) throws IOException {
    Checkout checkout =
        new Checkout(clone, folder.resolve("tools"), clone)
            .withMaven("echo Maven")
            .with("http_proxy", "http://127.0.0.1:1/");

    Command.Outcome outcome = checkout.command(line.split(" ")).run(LONGEST);

    assertThat(outcome.status).as(outcome.all()).isZero();
    assertThat(outcome.all()).doesNotContain("\r", "\\r");
  }

  /** Editors on Windows write such line ends, which Compose reads like others. */
  @Test
  void theSettingsMayHaveLineEndsOfWindowsAndQuotesAsComposeReadsThem() throws IOException {
    Path seen = folder.resolve("seen");
    Checkout checkout =
        new Checkout(clone, folder.resolve("tools"), clone).with("SEEN", seen.toString());
    Path settings = clone.resolve(".env");
    Files.writeString(
        settings,
        Files.readString(settings)
            .replace("RESULTS_TOPIC=velib-projet-final-data", "RESULTS_TOPIC='my-results'  # mine")
            .replace("DEAD_LETTER_TOPIC=velib", "DEAD_LETTER_TOPIC=\"velib")
            .replace("-dead-letter\n", "-dead-letter\"\n")
            .replace("\n", "\r\n"));

    checkout.command("make", "results").succeed(LONGEST);
    checkout.command("make", "dead-letters").succeed(LONGEST);
    checkout.command("make", "raw").succeed(LONGEST);

    assertThat(Files.readString(seen))
        .contains(
            "--topic my-results --from-beginning",
            "--topic velib-projet-dead-letter --from-beginning",
            "--topic velib-projet --from-beginning")
        .doesNotContain("\r");
  }

  /** It would turn /var/lib/checkpoint in the container into a folder of Windows. */
  @Test
  void gitsBashLeavesPathsInContainersAlone() throws IOException {
    Path seen = folder.resolve("seen");
    Checkout checkout =
        new Checkout(clone, folder.resolve("tools"), clone)
            .with("SEEN", seen.toString())
            .with("MSYSTEM", "MINGW64");
    Checkout.program(checkout.tools().resolve("cygpath"), "#!/bin/sh\necho C:/clone\n");
    Checkout.program(
        checkout.tools().resolve("docker"),
        Files.readString(checkout.tools().resolve("docker"))
            .replace("\"$*\" >>", "\"$MSYS_NO_PATHCONV $*\" >>"));

    checkout.command("make", "reset-checkpoint").succeed(LONGEST);

    assertThat(Files.readString(seen))
        .containsPattern(
            "(?m)^1 compose --project-directory C:/clone .* touch /var/lib/checkpoint/")
        .doesNotContain(clone.toString());
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
