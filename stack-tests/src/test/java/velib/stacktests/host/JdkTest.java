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

/** The scripts find a JDK that fits, however it came onto the machine. */
final class JdkTest {
  private static final Duration LONGEST = Duration.ofMinutes(1);

  @TempDir Path temporary;
  private Checkout checkout;

  @BeforeEach
  void prepare() throws IOException {
    checkout =
        new Checkout(temporary.resolve("checkout"), temporary.resolve("tools"))
            .withMaven("echo \"Maven with $JAVA_HOME, $(java -jar x)\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"make demo", "make test", "make bench-viewers", "make bench-jmh"})
  void itsFolderMayHaveBlanks(String line) throws IOException {
    Path jdk = Checkout.jdk(temporary.resolve("My Java (17)"), "17");
    checkout.with("JAVA_HOME", jdk.toString());

    assertThat(said(line))
        .contains("Maven with " + jdk + ", java of 17")
        .doesNotContain("not found", "No such file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"make demo", "make test", "make bench-viewers", "make bench-jmh"})
  void oneThatDoesNotFitIsPassedOverForOneOnThePath(String line) throws IOException {
    checkout.with("JAVA_HOME", Checkout.jdk(temporary.resolve("newer"), "21").toString());
    Path jdk = onThePath(temporary.resolve("older"));

    assertThat(said(line)).contains("Maven with " + jdk + ", java of 17");
  }

  @Test
  void theJavacOnThePathMayBeTheLauncherOfAVersionManager() throws IOException {
    checkout.without("JAVA_HOME");
    Path jdk = onThePath(temporary.resolve("installs/java/temurin-17"));

    assertThat(said("make demo")).contains("Maven with " + jdk + ", java of 17");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".sdkman/candidates/java/17.0.9-tem",
        ".asdf/installs/java/temurin-17",
        ".local/share/mise/installs/java/17",
        ".jdks/temurin-17",
        ".gradle/jdks/temurin-17",
        "Library/Java/JavaVirtualMachines/temurin-17.jdk/Contents/Home"
      })
  void theFoldersOfVersionManagersAreLookedThrough(String folder) throws IOException {
    Files.createDirectories(temporary.resolve("home").resolve(folder));
    checkout.with("HOME", temporary.resolve("home").toString());

    assertThat(said("bash -c source${IFS}scripts/jdk.sh;jdk_folders").split("\n"))
        .contains(temporary.resolve("home").resolve(folder).toString());
  }

  /** Puts a javac that only hands on to this JDK first on the PATH. */
  private Path onThePath(Path jdk) throws IOException {
    Checkout.jdk(jdk, "17");
    Checkout.program(
        checkout.tools().resolve("javac"), "#!/bin/sh\nexec '" + jdk + "/bin/javac' \"$@\"\n");
    return jdk;
  }

  private String said(String line) {
    return checkout.command(line.split(" ")).run(LONGEST).all()
        + log(checkout.folder().resolve("demo/target/build.log"));
  }

  private static String log(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException failure) {
      throw new AssertionError("cannot read " + file, failure);
    }
  }
}
