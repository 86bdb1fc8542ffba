package velib.stacktests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type, on a machine that has the usual tools but not GNU's timeout, such as a Mac. */
final class HostToolsTest {
  private static final Duration LONGEST = Duration.ofMinutes(1);

  /**
   * Says yes to everything but "is this container held?"; each container that is asked for runs.
   */
  private static final String DOCKER =
      String.join(
          "\n",
          "#!/usr/bin/env bash",
          "case \"$*\" in",
          "  *'test -e /tmp/held'*) exit 1 ;;",
          "  *' ps '*--quiet*) echo a-container ;;",
          "esac",
          "");

  private static final List<String> TOOLS =
      List.of(
          ("awk basename bash cat cp curl cut date df dirname env find grep head id kill ls make mkdir mktemp mv od"
                  + " pgrep pkill printf ps readlink rm sed sh sleep sort tail tee touch tr uname wc xargs")
              .split(" "));

  @TempDir static Path tools;

  @BeforeAll
  static void everyToolButTimeout() throws IOException {
    for (String tool : TOOLS) {
      for (String folder : List.of("/usr/bin", "/bin")) {
        Path program = Path.of(folder, tool);
        Path link = tools.resolve(tool);
        if (Files.exists(program) && !Files.exists(link)) {
          Files.createSymbolicLink(link, program);
        }
      }
    }
    Path docker = Files.writeString(tools.resolve("docker"), DOCKER, UTF_8);
    Files.setPosixFilePermissions(docker, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @AfterAll
  static void removeTheLinks() throws IOException {
    for (String tool : TOOLS) {
      Files.deleteIfExists(tools.resolve(tool));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"down", "ps", "topics", "results", "images", "reset-checkpoint"})
  void whatPeopleTypeNeedsNoTimeout(String target) {
    Command.Outcome outcome = run("make", target);

    assertThat(outcome.all()).doesNotContain("engine does not answer", "not found");
    assertThat(outcome.status).as(outcome.all()).isZero();
  }

  @Test
  void upStartsTheContainers() {
    String said = run("env", "RESULTS_WAIT_SECONDS=0", "make", "up").all();

    assertThat(said)
        .contains("== starting the containers")
        .doesNotContain("engine does not answer", "not found");
  }

  @Test
  void doctorLooksAtTheEngine() {
    assertThat(run("make", "doctor", "VELIB_FEED_URL=http://127.0.0.1:1/").all())
        .contains("ok     docker")
        .doesNotContain("timeout");
  }

  @Test
  void aCommandThatHangsIsEnded() {
    assertThat(bash("within 1 sleep 1000; echo \"ended with $?\"")).isEqualTo("ended with 124");
  }

  @Test
  void aCommandThatEndsHasItsInputItsOutputAndItsStatus() {
    assertThat(bash("within 30 bash -c 'cat; exit 7' <<<said; echo \"ended with $?\""))
        .isEqualTo("said\nended with 7");
  }

  private String bash(String line) {
    String script = Repository.root().resolve("scripts/docker-host.sh").toString();
    return run("bash", "-c", "source '" + script + "'; " + line).all().strip();
  }

  private Command.Outcome run(String... words) {
    return new Command(Map.of("PATH", tools.toString()), List.of(words)).run(LONGEST);
  }
}
