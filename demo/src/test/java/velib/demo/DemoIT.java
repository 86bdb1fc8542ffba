package velib.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo from outside: what it says, how it ends, and that nothing is left of it. */
class DemoIT {
  private static final int PARTS = 5;

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
          .doesNotContain("\u001B");
      assertThat(demo.processesSeen()).isGreaterThanOrEqualTo(PARTS);
      nothingIsLeftOf(demo);
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
      demo.killChild("velib.producer.Producer");

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
      assertThat(demo.awaitExit()).isEqualTo(2);
      assertThat(demo.output())
          .startsWith("Not started, a setting is wrong:\n  POLL_INTERVAL_SECONDS is \"often\"")
          .doesNotContain("Kafka 2.6");
      nothingIsLeftOf(demo);
    }
  }

  private void nothingIsLeftOf(DemoProcess demo) throws IOException {
    assertThat(demo.stillRunning()).isEmpty();
    assertThat(folder.resolve("tmp")).isEmptyDirectory();
  }
}
