package velib.stacktests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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
  private static final Duration PATIENCE = Duration.ofMinutes(3);

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
    assertThat(seen.output)
        .as(seen.all())
        .containsPattern("(?m)^note +memory ")
        .containsPattern("(?m)^note +versions +spark-consumer does not run")
        .containsPattern("(?m)^ok +lag +BASH_VERSINFO")
        .containsPattern("(?m)^[0-9]+ wrong; what to do is below each");
  }

  @Test
  void theDoctorShowsNoSecretOfTheFeedsAddress() {
    environment.put("VELIB_FEED_URL", "http://velo:s3cret@127.0.0.1:1/feed.json?token=t0ken");

    assertThat(run("scripts/doctor.sh").all())
        .contains(" http://127.0.0.1:1/feed.json")
        .doesNotContain("s3cret", "t0ken");
  }

  @Test
  void theDoctorPrintsNothingOfTheFeedThatSteersATerminal() throws IOException {
    HttpServer feed =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    feed.createContext(
        "/",
        exchange -> {
          byte[] page = "<h1>\u001b[2J\u009b2JNo V\u00e9lib' here".getBytes(UTF_8);
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    feed.start();
    try {
      environment.put("VELIB_FEED_URL", "http://127.0.0.1:" + feed.getAddress().getPort() + "/");

      assertThat(run("scripts/doctor.sh").output)
          .containsPattern("<h1>\\[2J2JNo V\u00e9lib' here|neither curl nor wget")
          .doesNotContain("\u001b", "\u009b");
    } finally {
      feed.stop(0);
    }
  }

  private Command.Outcome run(String script) {
    return new Command(environment, List.of(script)).run(PATIENCE);
  }
}
