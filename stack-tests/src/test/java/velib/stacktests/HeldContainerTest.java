package velib.stacktests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import velib.settings.ExitStatus;

/** After which ends a container is held, by the scripts that its image runs. */
final class HeldContainerTest {
  private static final Path SCRIPTS = Repository.root().resolve("docker/bin");
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final String HELD = "This container does nothing more until it is started again.";

  @TempDir Path folder;
  private Process container;

  @AfterEach
  void nothingIsLeft() {
    if (container != null) {
      container.descendants().forEach(ProcessHandle::destroyForcibly);
      container.destroyForcibly();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {ExitStatus.BAD_SETTINGS, ExitStatus.REFUSED})
  void aProgramThatWaitsForAPersonIsHeld(int status) throws Exception {
    start("bash", "-c", "exit " + status);
    await().atMost(LONGEST).until(() -> output().contains(HELD));

    assertThat(container.isAlive()).isTrue();
    assertThat(health()).isNotZero();

    container.destroy();
    assertThat(end()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 126, 127, 134, 137, 143})
  void anyOtherEndIsTheContainersEnd(int status) throws Exception {
    start("bash", "-c", "exit " + status);

    assertThat(end()).isEqualTo(status);
    assertThat(output()).doesNotContain(HELD);
    assertThat(health()).isZero();
  }

  @Test
  void aProgramThatRunsOutOfMemoryIsStartedAgain() throws Exception {
    start("java-program", "-cp", ownClasses(), FillsItsMemory.class.getName());

    assertThat(end()).isNotIn(0, ExitStatus.BAD_SETTINGS, ExitStatus.REFUSED);
    assertThat(output()).contains("java.lang.OutOfMemoryError").doesNotContain(HELD);
  }

  private void start(String... program) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(SCRIPTS.resolve("hold-when-refused").toString());
    command.addAll(List.of(program));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile());
    builder.environment().putAll(environment());
    container = builder.start();
  }

  /** As in the image: the scripts and Java on the PATH, a folder for temporary files. */
  private Map<String, String> environment() {
    String java = Path.of(System.getProperty("java.home"), "bin").toString();
    return Map.of(
        "PATH",
        String.join(File.pathSeparator, SCRIPTS.toString(), java, System.getenv("PATH")),
        "TMPDIR",
        folder.toString(),
        "JAVA_OPTS",
        "-Xmx16m");
  }

  private int health() {
    return new Command(environment(), List.of(SCRIPTS.resolve("unless-held").toString(), "true"))
        .run(LONGEST)
        .status;
  }

  private int end() throws InterruptedException {
    assertThat(container.waitFor(LONGEST.toMillis(), TimeUnit.MILLISECONDS)).as("it ends").isTrue();
    return container.exitValue();
  }

  private String output() throws IOException {
    return Files.readString(folder.resolve("output"));
  }

  private static String ownClasses() throws Exception {
    return Path.of(FillsItsMemory.class.getProtectionDomain().getCodeSource().getLocation().toURI())
        .toString();
  }
}
