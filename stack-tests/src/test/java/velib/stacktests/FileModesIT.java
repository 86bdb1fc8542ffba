package velib.stacktests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stages of images made from a clone under {@code umask 077}, whose files only its owner reads. */
@NeedsDocker
final class FileModesIT {
  private static final Duration BUILD_LIMIT = Duration.ofMinutes(5);
  private static final String IMAGE = "localhost/velib/test-of-modes";

  /** Builds with the base images that make uses; its Makefile knows them. */
  private static final String BUILD =
      String.join(
          "\n",
          "set -euo pipefail",
          "ask='ask:; @echo JDK_IMAGE=$(JDK_IMAGE) JRE_IMAGE=$(JRE_IMAGE)'",
          "arguments=()",
          "for image in $(make -s -f Makefile -f - ask <<<\"$ask\"); do",
          "  if [[ $image != *= ]]; then arguments+=(--build-arg \"$image\"); fi",
          "done",
          "(umask 077 && git clone --quiet . \"$CLONE\")",
          "docker build \"${arguments[@]}\" --target \"$TARGET\" --tag " + IMAGE + " \"$CLONE\"");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"sources,/src,/src/mvnw", "runtime,/opt/velib/bin,/opt/velib/bin/java-program"})
  void areReadableForTheUserThatTheProgramsRunAs(String target, String where, String program) {
    Path clone = folder.resolve("clone");
    Map<String, String> environment = new TreeMap<>(Docker.environment());
    environment.putAll(Map.of("CLONE", clone.toString(), "TARGET", target, "DOCKER_BUILDKIT", "1"));
    new Command(environment, List.of("bash", "-c", BUILD)).succeed(BUILD_LIMIT);
    try {
      String unreadable = "find " + where + " ! -readable; test -x " + program;
      assertThat(
              Docker.command(
                      "run",
                      "--rm",
                      "--network",
                      "none",
                      "--user",
                      "10001",
                      IMAGE,
                      "bash",
                      "-c",
                      unreadable)
                  .succeed(Docker.A_MINUTE))
          .isBlank();
    } finally {
      Docker.command("rmi", IMAGE).run(Docker.A_MINUTE);
    }
  }
}
