package velib.stacktests.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import velib.stacktests.Command;

/** Commands in the same checkout at the same time do not disturb each other. */
final class SameTimeTest {
  private static final Duration LONGEST = Duration.ofMinutes(1);

  /** A shell's await CONDITION. */
  private static final String AWAIT = "await() { while ! eval \"$1\"; do sleep 0.1; done; }; ";

  @TempDir Path temporary;
  private Checkout checkout;

  /** A Maven that works until there is a file go, and says so if another works already. */
  @BeforeEach
  void prepare() throws IOException {
    checkout =
        new Checkout(temporary.resolve("checkout"), temporary.resolve("tools"))
            .withMaven(
                "mkdir building || { touch overlap; exit 1; }",
                "echo build >>builds",
                "while [ ! -e go ]; do sleep 0.1; done",
                "rmdir building");
  }

  @ParameterizedTest
  @CsvSource({"demo,demo,1", "test,demo,2", "demo,test,2", "test,bench-jmh,2"})
  void theSecondWaitsForTheBuildOfTheFirst(String first, String second, int builds)
      throws IOException {
    String line =
        "make FIRST & first=$!; await '[ -d building ]'; make SECOND 2>said & second=$!;"
            + " await 'grep -q waiting said || [ -e overlap ]'; touch go; wait $first && wait $second";

    Command.Outcome outcome = run(line.replace("FIRST", first).replace("SECOND", second));

    assertThat(outcome.status).as(outcome.all()).isZero();
    assertThat(checkout.folder().resolve("overlap")).doesNotExist();
    assertThat(Files.readAllLines(checkout.folder().resolve("builds"))).hasSize(builds);
    assertThat(checkout.folder().resolve("target/turns/build")).doesNotExist();
  }

  @Test
  void aBuildLeavesTheFilesOfARunningDemoAlone() throws IOException {
    Checkout.program(
        checkout.tools().resolve("jdk/bin/java"),
        Files.readString(checkout.tools().resolve("jdk/bin/java"))
            .replace(
                "  *) ",
                "  *velib.demo.Demo) echo x >>runs; until [ -e end ]; do sleep 0.1; done ;;\n  *) "));

    Command.Outcome outcome =
        run(
            "touch go; scripts/demo.sh & first=$!; await '[ -e runs ]'; scripts/demo.sh & second=$!;"
                + " await '[ $(wc -l <runs) = 2 ]'; make test; echo \"test ended with $?\";"
                + " touch pom.xml; scripts/demo.sh; echo \"demo ended with $?\";"
                + " touch end; wait $first; wait $second; make test; echo \"test ended with $?\"");

    assertThat(outcome.output)
        .containsSubsequence("test ended with 2", "demo ended with 1", "test ended with 0");
    assertThat(outcome.complaints).contains("a demo runs from this checkout (process ");
    assertThat(Files.readAllLines(checkout.folder().resolve("builds"))).hasSize(2);
  }

  @Test
  void whatAKilledBuildLeftHoldsNobodyUp() throws IOException {
    Command.Outcome outcome =
        run(
            "touch go; mkdir -p target/turns; sh -c 'echo $$' >target/turns/build; make test;"
                + " ls target/turns");

    assertThat(outcome.status).as(outcome.all()).isZero();
    assertThat(outcome.output).doesNotContain("build\n");
    assertThat(Files.readAllLines(checkout.folder().resolve("builds"))).hasSize(1);
  }

  @Test
  void theSecondUpWaitsForTheFirst() throws IOException {
    Checkout.program(
        checkout.tools().resolve("docker"),
        String.join(
            "\n",
            "#!/bin/sh",
            "case \"$*\" in",
            "  *' build')",
            "    mkdir building || { touch overlap; exit 1; }",
            "    while [ ! -e go ]; do sleep 0.1; done",
            "    rmdir building ;;",
            "  *'test -e /tmp/held'*) exit 1 ;;",
            "  *' ps '*--quiet*) echo 0123456789ab ;;",
            "esac",
            ""));

    Command.Outcome outcome =
        run(
            "make up & first=$!; await '[ -d building ]'; make up 2>said & second=$!;"
                + " await 'grep -q waiting said || [ -e overlap ]'; touch go; wait $first && wait $second");

    assertThat(outcome.status).as(outcome.all()).isZero();
    assertThat(checkout.folder().resolve("overlap")).doesNotExist();
  }

  private Command.Outcome run(String line) {
    return checkout.command("bash", "-c", AWAIT + line).run(LONGEST);
  }
}
