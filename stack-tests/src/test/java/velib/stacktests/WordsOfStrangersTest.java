package velib.stacktests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a program prints stays data in the scripts: client ids, say, are chosen by strangers. */
final class WordsOfStrangersTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private Path witness;

  @BeforeEach
  void putAnotherDockerOnThePath() throws IOException {
    witness = folder.resolve("witness");
    Path docker = folder.resolve("docker");
    try (InputStream script = WordsOfStrangersTest.class.getResourceAsStream("docker")) {
      Files.copy(script, docker);
    }
    assertThat(docker.toFile().setExecutable(true)).isTrue();
    environment.put("PATH", folder + ":" + System.getenv("PATH"));
    environment.put("WITNESS", witness.toString());
    environment.put("VELIB_FEED_URL", "http://127.0.0.1:1/station_status.json");
    environment.put("RESULTS_WAIT_SECONDS", "5");
  }

  @Test
  void upRunsNoCommandThatAClientIdHolds() {
    Command.Outcome seen = run("scripts/up.sh");

    assertThat(witness).doesNotExist();
    assertThat(seen.status).as(seen.all()).isZero();
    assertThat(seen.output).contains("\"total_bikes\":4");
  }

  @Test
  void theDoctorRunsNoCommandThatStandsWhereANumberIsExpected() {
    Command.Outcome seen = run("scripts/doctor.sh");

    assertThat(witness).doesNotExist();
    assertThat(seen.output).as(seen.all()).containsPattern("(?m)^(ok|note|WRONG) +memory ");
  }

  private Command.Outcome run(String script) {
    return new Command(environment, List.of(script)).run(PATIENCE);
  }
}
