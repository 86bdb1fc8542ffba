package velib.stacktests.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import velib.stacktests.Command;

/**
 * What people type, on a machine that has the tools of POSIX and those that macOS ships beside
 * them, but none of GNU's.
 */
final class HostToolsTest {
  private static final Duration LONGEST = Duration.ofMinutes(1);

  @TempDir Path temporary;
  private PlainTools plain;
  private Checkout checkout;

  @BeforeEach
  void nothingElseOnThePath() throws IOException {
    Optional<String> missing = PlainTools.missing();
    if ("true".equals(System.getenv("CI"))) {
      assertThat(missing).isEmpty();
    }
    assumeTrue(missing.isEmpty(), () -> "the host's scripts are NOT tested: " + missing.get());
    plain = PlainTools.in(Files.createDirectory(temporary.resolve("plain")));
    checkout =
        new Checkout(temporary.resolve("checkout"), temporary.resolve("tools"))
            .withMaven(
                "echo '[INFO] Building kafka 1.0.0                        [5/12]'",
                "while [ -e said ] && ! grep -q 'building kafka' said; do sleep 0.1; done",
                "if [ -e broken ]; then echo '[ERROR] src/X.java: it is broken'; exit 1; fi");
    checkout.with("PATH", checkout.tools() + ":" + plain.folder());
  }

  @AfterEach
  void removeTheLinks() throws IOException {
    if (plain != null) {
      plain.removeLinks();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "help",
        "down",
        "clean",
        "logs",
        "ps",
        "topics",
        "results",
        "raw",
        "dead-letters",
        "images",
        "reset-checkpoint",
        "up",
        "up FEED=simulator MONITORING=on",
        "demo",
        "test",
        "test-stack",
        "test-guarantees",
        "test-bench",
        "fuzz",
        "bench-jmh",
        "bench-viewers",
        "bench-batch"
      })
  void whatPeopleTypeWorks(String target) {
    Command.Outcome outcome = checkout.command(("make " + target).split(" ")).run(LONGEST);

    assertThat(outcome.all())
        .doesNotContain(
            "engine does not answer", "not found", "nvalid option", "nrecognized", "usage:");
    assertThat(outcome.status).as(outcome.all()).isZero();
  }

  @Test
  void helpListsTheTargets() {
    assertThat(said("make"))
        .containsPattern("(?m)^  make demo +run the whole pipeline")
        .contains("make up ")
        .doesNotContain("make bench", "test-guarantees");
  }

  @Test
  void helpAllListsThoseForPeopleWhoChangeTheProjectToo() {
    assertThat(said("make help-all")).contains("make up ", "make bench ", "make test-guarantees ");
  }

  @Test
  void doctorLooksAtEverything() {
    assertThat(said("make doctor"))
        .contains("ok     docker", "feed", "versions")
        .doesNotContain("timeout", "not found", "nvalid option", "nrecognized");
  }

  @Test
  void theBuildOfADemoShowsHowFarItIsAndWhyItFailed() throws IOException {
    Path said = checkout.folder().resolve("said");
    checkout.command("bash", "-c", "make demo 2>said").succeed(LONGEST);
    assertThat(said).content().contains("== building kafka (5/12)", "Built in");
    Files.delete(said);

    assertThat(said("make demo")).doesNotContain("building");

    Files.createFile(checkout.folder().resolve("broken"));
    // Some of these tools know the time of a file to the second.
    Path changed = Files.createFile(checkout.folder().resolve("producer/src/main/New.java"));
    Files.setLastModifiedTime(changed, FileTime.from(Instant.now().plusSeconds(2)));
    assertThat(said("make demo")).contains("[ERROR] src/X.java: it is broken", "the build failed");
  }

  @Test
  void whoeverHasAPortThatIsNeededIsNamedOrTheWayToNameHimIs() throws IOException {
    Checkout.program(
        checkout.tools().resolve("lsof"),
        "#!/bin/sh\necho \"$*\" | grep -q -- '-iTCP:[0-9]* .*-sTCP:LISTEN' && printf 'p77\\ncjava\\n'\n");
    Checkout.program(
        checkout.tools().resolve("docker"),
        "#!/bin/sh\ncase \"$*\" in *' ps '*|ps*) ;; *'test -e /tmp/held'*) exit 1 ;; esac\n");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      checkout.with("KAFKA_PORT", String.valueOf(taken.getLocalPort()));

      assertThat(said("make up")).contains("is taken by java (process 77)");

      Files.delete(checkout.tools().resolve("lsof"));
      assertThat(said("make up")).contains("is taken by a program").doesNotContain("ss -ltnp");
    }
  }

  @Test
  void theMavenWrapperRunsMaven() throws IOException {
    Checkout real = new Checkout(temporary.resolve("real"), temporary.resolve("tools2"));
    real.with("PATH", plain.folder().toString()).with("JAVA_HOME", System.getProperty("java.home"));
    Path maven = Path.of(System.getProperty("user.home"), ".m2/wrapper/dists");
    assumeTrue(Files.isDirectory(maven), "the wrapper has fetched no Maven yet");

    assertThat(real.command("./mvnw", "--version").run(LONGEST).all()).contains("Apache Maven 3.9");
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
    Command command =
        checkout.command("bash", "-c", "root=$PWD; source scripts/docker-host.sh; " + line);
    return command.run(LONGEST).all().strip();
  }

  private String said(String line) {
    return checkout.command(line.split(" ")).run(LONGEST).all();
  }
}
