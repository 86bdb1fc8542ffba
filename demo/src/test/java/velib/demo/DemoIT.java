package velib.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import velib.settings.ExitStatus;

/** The demo from outside: what it says, how it ends, and that nothing is left of it. */
class DemoIT {
  private static final int PARTS = 5;
  private static final Duration LONGEST = Duration.ofMinutes(3);
  private static final Path SPARK_CONSUMER =
      Path.of(System.getProperty("velib.root"), "spark-consumer/target");

  @TempDir Path folder;

  @Test
  void theWholeNetworksResultsEqualTheSimulatorsTruthAfterTheTimeAsked() throws Exception {
    try (DemoProcess demo =
        DemoProcess.start(
            folder,
            Map.of(
                "RUN_FOR", "5",
                "STATION_CODES", "*",
                "POLL_INTERVAL_SECONDS", "2",
                "SIMULATOR_STEP_SECONDS", "1"))) {
      demo.awaitOutput("first are there");

      assertThat(demo.awaitExit()).as(demo.output()).isZero();
      assertThat(demo.output())
          .contains("simulator of 1500 stations")
          .containsPattern("--bootstrap-server 127.0.0.1:\\d+")
          .containsPattern("\\d\\d:\\d\\d:\\d\\d  75016  \\d+ bikes: ")
          .containsPattern("The results equal the simulator's truth for [1-9]\\d+ postcodes")
          .containsPattern("The results equal what the live page shows for [1-9]\\d+ postcodes")
          .doesNotContain("\u001B");
      assertThat(demo.processesSeen()).isGreaterThanOrEqualTo(PARTS);
      nothingIsLeftOf(demo);
    }
  }

  @Test
  void aLocaleWithDigitsOfItsOwnChangesNothing() throws Exception {
    Map<String, String> persian =
        Map.of("RUN_FOR", "1", "JAVA_TOOL_OPTIONS", "-Duser.language=fa -Duser.country=IR");
    try (DemoProcess demo = DemoProcess.start(folder, persian)) {
      assertThat(demo.awaitExit()).as(demo.output()).isZero();
      assertThat(demo.output())
          .containsPattern("The results equal the simulator's truth for [1-9]\\d* postcode")
          .doesNotContainPattern("[\u06f0-\u06f9]");
    }
  }

  @Test
  void ctrlCEndsItWithoutAnyTraceOrComplaint() throws Exception {
    try (DemoProcess demo = DemoProcess.start(folder, Map.of())) {
      demo.awaitOutput("first are there");
      demo.pressCtrlC();

      assertThat(demo.awaitExit()).as(demo.output()).isZero();
      assertThat(demo.output()).endsWith("Stopping.\n").doesNotContain("The demo ends");
      nothingIsLeftOf(demo);
    }
  }

  @Test
  void aSignalWhileItStartsEndsItTooAndIsNoSuccessWhereAVerdictWasAskedFor() throws Exception {
    try (DemoProcess demo = DemoProcess.start(folder, Map.of("RUN_FOR", "5"))) {
      demo.awaitOutput("feed ");
      demo.terminate();

      assertThat(demo.awaitExit()).as(demo.output()).isEqualTo(143);
      assertThat(demo.output()).doesNotContain("The demo ends");
      nothingIsLeftOf(demo);
    }
  }

  @Test
  void aPartThatEndsByItselfIsNamedWithTheEndOfItsLog() throws Exception {
    try (DemoProcess demo = DemoProcess.start(folder, Map.of())) {
      demo.awaitOutput("producer ");
      demo.killChild("velib.producer.StatusProducer");

      assertThat(demo.awaitExit()).as(demo.output()).isEqualTo(1);
      assertThat(demo.output())
          .contains("The demo ends: producer ended by itself with status 137. The end of its log:")
          .contains("Producer: Polling http://127.0.0.1:");
      nothingIsLeftOf(demo);
    }
  }

  @Test
  void aBadSettingIsOneMessageBeforeAnythingStarts() throws Exception {
    try (DemoProcess demo =
        DemoProcess.start(folder, Map.of("POLL_INTERVAL_SECONDS", "often", "RUN_FOR", "5"))) {
      assertThat(demo.awaitExit()).isEqualTo(ExitStatus.BAD_SETTINGS);
      assertThat(demo.output())
          .startsWith("Not started, a setting is wrong:\n  POLL_INTERVAL_SECONDS is \"often\"")
          .doesNotContain("Kafka 2.6");
      nothingIsLeftOf(demo);
    }
  }

  @Test
  void theSparkJobsSecondStartIsFromAnArchiveThatTheFirstRunMade() throws Exception {
    removeArchives();
    try (DemoProcess first = DemoProcess.start(folder, Map.of())) {
      first.awaitOutput("first are there");
      await().atMost(LONGEST).until(() -> archives().size() == 1);
      first.pressCtrlC();
      assertThat(first.awaitExit()).as(first.output()).isZero();
      assertThat(first.commandLines()).noneMatch(line -> line.contains("SharedArchiveFile"));
      nothingIsLeftOf(first);
    }
    Path archive = archives().get(0);
    try (DemoProcess second = DemoProcess.start(folder, Map.of("RUN_FOR", "1"))) {
      second.awaitOutput("first are there");
      assertThat(second.awaitExit()).as(second.output()).isZero();
      String start =
          second.commandLines().stream()
              .filter(line -> line.contains("-XX:SharedArchiveFile=" + archive))
              .findFirst()
              .orElseThrow(() -> new AssertionError("not from the archive"));
      assertThat(startsFrom(archive, start.replaceFirst(".* -cp (\\S+) .*", "$1"))).isZero();
      nothingIsLeftOf(second);
    }
  }

  private static List<Path> archives() throws IOException {
    try (Stream<Path> built = Files.list(SPARK_CONSUMER)) {
      return built
          .filter(file -> file.getFileName().toString().matches("demo-classes-.*\\.jsa"))
          .collect(Collectors.toList());
    }
  }

  private static void removeArchives() throws IOException {
    for (Path archive : archives()) {
      Files.delete(archive);
    }
  }

  /** The exit status of a Java that must start from it. */
  private static int startsFrom(Path archive, String classPath) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xshare:on",
            "-XX:SharedArchiveFile=" + archive,
            "-cp",
            classPath,
            "-version")
        .start()
        .waitFor();
  }

  private void nothingIsLeftOf(DemoProcess demo) throws IOException {
    assertThat(demo.stillRunning()).isEmpty();
    assertThat(folder.resolve("tmp")).isEmptyDirectory();
  }
}
