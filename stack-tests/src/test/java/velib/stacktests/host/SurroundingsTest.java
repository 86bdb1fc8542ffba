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
import org.junit.jupiter.params.provider.ValueSource;
import velib.stacktests.Command;

/** The scripts in the environments and folders that people have. */
final class SurroundingsTest {
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final String DEMO = "velib.demo.Demo";

  /** In a folder that only the shell names: the tests' own Java may be unable to. */
  private static final String ELSEWHERE =
      "there=\"../$(printf \"V\\303\\251lib' d\\303\\251mo\")\"; here=$PWD; mv \"$here\" \"$there\"; cd \"$there\";"
          + " make demo && make test && make ps; status=$?; mv \"$PWD\" \"$here\"; exit $status";

  @TempDir Path temporary;
  private Checkout checkout;

  @BeforeEach
  void prepare() throws IOException {
    checkout = checkout("checkout");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "make demo",
        "make ps",
        "make topics",
        "make images",
        "make test",
        "scripts/demo.sh",
        "bash scripts/docker-do.sh ps",
        "bash scripts/without-registry/base-images.sh"
      })
  void cdpathLeadsNoScriptAstray(String line) throws IOException {
    Path elsewhere = temporary.resolve("elsewhere");
    Files.createDirectories(elsewhere.resolve("scripts/without-registry"));
    checkout.with("CDPATH", ".:" + elsewhere);

    works(line);
  }

  @ParameterizedTest
  @ValueSource(strings = {"make demo", "make ps", "make test"})
  void homeMayBeUnset(String line) throws IOException {
    checkout.without("HOME");

    works(line);
  }

  @Test
  void theMavenWrapperWorksWithoutHome() throws IOException {
    Checkout original = new Checkout(temporary.resolve("original"), temporary.resolve("tools2"));
    // No Maven is where the wrapper looks for one, and nobody answers where it would fetch one.
    original.without("HOME").with("MVNW_REPOURL", "http://127.0.0.1:1/");

    assertThat(original.command("./mvnw", "--version").run(LONGEST).all())
        .doesNotContain("parameter not set")
        .contains("Failed to fetch");
  }

  @ParameterizedTest
  @ValueSource(strings = {"C", "POSIX", "C.UTF-8", "xx_XX.UTF-16", ""})
  void thePathOfACheckoutMayHaveBlanksAndLettersBeyondAsciiInAnyLocale(String locale)
      throws IOException {
    checkout.with("LC_ALL", locale);
    Path seen = temporary.resolve("seen");
    checkout.with("SEEN", seen.toString());

    Command.Outcome outcome = checkout.command("bash", "-c", ELSEWHERE).run(LONGEST);

    assertThat(outcome.status).as(outcome.all()).isZero();
    assertThat(outcome.output)
        .containsPattern("in LC_ALL=\\S+UTF-8: .*" + DEMO)
        .containsPattern("Maven in LC_ALL=\\S+UTF-8");
    assertThat(Files.readString(seen))
        .contains("--project-directory " + temporary + "/V\u00e9lib' d\u00e9mo ");
  }

  @Test
  void theLocaleStaysAsItIsWhereNoNameNeedsAnother() {
    checkout.with("LC_ALL", "C").with("TMPDIR", "/tmp").with("HOME", "/root");

    assertThat(checkout.command("make", "demo").run(LONGEST).output).contains("in LC_ALL=C: ");
  }

  @Test
  void aFolderThatJavaCannotHaveOnItsClassPathIsNamed() throws IOException {
    checkout = checkout("one:two");

    Command.Outcome demo = checkout.command("make", "demo").run(LONGEST);

    assertThat(demo.status).isNotZero();
    assertThat(demo.complaints).contains("one:two", "colon");
  }

  private Checkout checkout(String name) throws IOException {
    return new Checkout(temporary.resolve(name), temporary.resolve("tools-" + name.length()))
        .withMaven("echo \"Maven in LC_ALL=${LC_ALL:-}: $*\"");
  }

  /** Runs the line, which must lead to Java, to Maven or to Docker with the right folder. */
  private void works(String line) throws IOException {
    Path seen = temporary.resolve("seen");
    checkout.with("SEEN", seen.toString());

    Command.Outcome outcome = checkout.command(line.split(" ")).run(LONGEST);

    assertThat(outcome.status).as(outcome.all()).isZero();
    String all = outcome.all() + (Files.exists(seen) ? Files.readString(seen) : "");
    assertThat(all)
        .containsPattern(
            DEMO + "|Maven in |are ready|--project-directory " + checkout.folder() + " ");
  }
}
