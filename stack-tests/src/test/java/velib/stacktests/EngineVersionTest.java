package velib.stacktests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code make doctor} says of the engine's version. */
final class EngineVersionTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String WARNING =
      "(?m)^note +docker +engines before 28 let machines of the local network reach ports";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"20.10.24+dfsg1", "27.5.1"})
  void anEngineWhosePortsTheLocalNetworkReachesIsNamed(String version) throws IOException {
    assertThat(doctorOn(version)).containsPattern(WARNING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"28.0.0", "29.1.0-rc.1", "dev", ""})
  void anotherEngineIsNot(String version) throws IOException {
    assertThat(doctorOn(version)).contains("ok     docker").doesNotContainPattern(WARNING);
  }

  private String doctorOn(String version) throws IOException {
    Path docker =
        Files.writeString(
            folder.resolve("docker"),
            "#!/usr/bin/env bash\ncase \"$*\" in *Server.Version*) echo '"
                + version
                + "' ;; esac\n");
    Files.setPosixFilePermissions(docker, PosixFilePermissions.fromString("rwxr-xr-x"));
    Map<String, String> environment =
        Map.of(
            "PATH",
            folder + File.pathSeparator + System.getenv("PATH"),
            "VELIB_FEED_URL",
            "http://127.0.0.1:1/station_status.json");
    return new Command(environment, List.of("scripts/doctor.sh")).run(PATIENCE).output;
  }
}
