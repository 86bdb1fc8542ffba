package velib.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ChildProcessTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir Path folder;

  @Test
  void aProgramGetsItsArgumentsAndItsEnvironmentAndItsStatusComesBack() {
    try (ChildProcess child =
        child("report", "VELIB_TEST").environment(Map.of("VELIB_TEST", "Vélib'")).start(log())) {
      assertThat(child.awaitExit(LONG)).hasValue(7);
      assertThat(child.output()).isEqualTo("VELIB_TEST=Vélib'\n");
    }
  }

  @Test
  void aProgramThatStartsAgainAddsToItsLogAndTheOutputIsThatOfTheLastStart() throws Exception {
    for (String round : List.of("first", "second")) {
      try (ChildProcess child =
          child("report", "ROUND").environment(Map.of("ROUND", round)).start(log())) {
        child.awaitExit(LONG);
        assertThat(child.output()).isEqualTo("ROUND=" + round + "\n");
      }
    }
    assertThat(Files.readString(log())).isEqualTo("ROUND=first\nROUND=second\n");
  }

  @Test
  void theTailIsTheLastLines() {
    try (ChildProcess child = child("count", "30").start(log())) {
      child.awaitExit(LONG);
      assertThat(child.outputTail(3)).isEqualTo("29\n30");
    }
  }

  @Test
  void aProgramThatRunsHasNoStatus() {
    try (ChildProcess child = started("wait")) {
      assertThat(child.isAlive()).isTrue();
      assertThat(child.exitStatus()).isEmpty();
      assertThat(child.awaitExit(Duration.ofMillis(1))).isEmpty();
    }
  }

  @Test
  void aProgramThatIsStoppedMayTidyUp() {
    try (ChildProcess child = started("wait")) {
      assertThat(child.stop(LONG)).isEqualTo(143);
      assertThat(child.output()).endsWith("tidied up\n");
    }
  }

  @Test
  void aProgramThatDoesNotStopIsKilledAfterTheGraceTime() {
    try (ChildProcess child = started("cling")) {
      assertThat(child.stop(Duration.ofMillis(100))).isEqualTo(137);
    }
  }

  @Test
  void aProgramThatIsKilledMayNotTidyUp() {
    try (ChildProcess child = started("wait")) {
      assertThat(child.kill()).isEqualTo(137);
      assertThat(child.output()).doesNotContain("tidied up");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-INT", "-HUP"})
  void whatTheTerminalSaysToAllIsLeftToTheParent(String signal) throws Exception {
    try (ChildProcess child = started("wait")) {
      new ProcessBuilder("kill", signal, String.valueOf(child.pid())).start().waitFor();
      assertThat(child.stop(LONG)).isEqualTo(143);
    }
  }

  @Test
  void aProgramEndsWithItsKilledParentAndMayTidyUp() throws Exception {
    Path grandchildLog = folder.resolve("grandchild.log");
    try (ChildProcess parent = started("parent", grandchildLog.toString())) {
      long grandchildPid =
          Long.parseLong(parent.output().lines().skip(1).findFirst().orElseThrow());
      ProcessHandle grandchild = ProcessHandle.of(grandchildPid).orElseThrow();
      try {
        parent.kill();
        await().atMost(LONG).until(() -> !grandchild.isAlive());
      } finally {
        grandchild.destroyForcibly();
      }
    }
    assertThat(Files.readString(grandchildLog)).endsWith("tidied up\n");
  }

  @Test
  void theFailureOfAProgramKeepsItsOwnStackTraceAndAStatusOtherThanZero() {
    try (ChildProcess child = child("fail").start(log())) {
      assertThat(child.awaitExit(LONG)).hasValue(1);
      assertThat(child.output())
          .contains("IllegalStateException: on purpose")
          .doesNotContain("InvocationTargetException");
    }
  }

  @Test
  void aLogThatCannotBeWrittenIsNamed() {
    Path noFile = folder;
    assertThatThrownBy(() -> child("wait").start(noFile))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(noFile.toString());
  }

  private Path log() {
    return folder.resolve("logs").resolve("child.log");
  }

  private static ChildProcessBuilder child(String... arguments) {
    return ChildProcess.java("a child", System.getProperty("java.class.path"), "velib.kafka.Child")
        .jvmOptions(List.of("-Xmx32m", "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8"))
        .environment(Map.of("LC_ALL", "C.UTF-8"))
        .arguments(List.of(arguments));
  }

  private ChildProcess started(String... arguments) {
    ChildProcess child = child(arguments).start(log());
    await().atMost(LONG).until(() -> child.output().startsWith("started\n"));
    return child;
  }
}
