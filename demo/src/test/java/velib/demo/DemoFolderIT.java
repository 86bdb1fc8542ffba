package velib.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code make demo} in a folder with blanks, a quote and letters that the locale does not know. */
class DemoFolderIT {
  private static final int LONGEST_MINUTES = 4;

  /** Links to what the build has made, in a folder that only the shell names. */
  private static final String DEMO =
      String.join(
          "\n",
          "set -eu",
          "checkout=\"$PWD/$(printf \"V\\303\\251lib' d\\303\\251mo\")\"",
          "trap 'rm -rf \"$checkout\"' EXIT",
          "mkdir \"$checkout\"",
          "cd \"$checkout\"",
          "cp -R \"$root/scripts\" \"$root/pom.xml\" .",
          "for module in $(sed -n 's/^modules=(\\(.*\\))$/\\1/p' scripts/demo.sh); do",
          "  mkdir -p \"$module/src/main\" \"$module/target\"",
          "  cp \"$root/$module/pom.xml\" \"$module\"",
          "  for built in app kafka; do",
          "    if [ -d \"$root/$module/target/$built\" ]; then",
          "      ln -s \"$root/$module/target/$built\" \"$module/target\"",
          "    fi",
          "  done",
          "done",
          "touch demo/target/built",
          "scripts/demo.sh");

  @TempDir Path folder;

  @Test
  void runsInAnyFolderInAnyLocale() throws Exception {
    Path output = folder.resolve("output");
    ProcessBuilder builder =
        new ProcessBuilder(List.of("bash", "-c", DEMO))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "root", System.getProperty("velib.root"),
                "JAVA_HOME", System.getProperty("java.home"),
                "LC_ALL", "C",
                "FEED", "simulator",
                "RUN_FOR", "1",
                "POLL_INTERVAL_SECONDS", "2",
                "SIMULATOR_STEP_SECONDS", "1"));

    Process demo = builder.start();
    try {
      assertThat(demo.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)).isTrue();
    } finally {
      demo.descendants().forEach(ProcessHandle::destroyForcibly);
      demo.destroyForcibly();
    }

    assertThat(demo.exitValue()).as(Files.readString(output)).isZero();
    assertThat(output)
        .content()
        .contains("The results equal the simulator's truth for")
        .doesNotContain("building");
  }
}
