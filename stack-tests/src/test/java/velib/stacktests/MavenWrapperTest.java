package velib.stacktests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Maven that {@code ./mvnw} fetches is the one that was meant, whoever serves it. */
final class MavenWrapperTest {
  private static final Duration LONGEST = Duration.ofMinutes(1);

  @TempDir Path folder;
  private final List<String> asked = new ArrayList<>();
  private final List<Path> links = new ArrayList<>();
  private HttpServer server;

  @BeforeEach
  void serveSomethingElse() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().getPath());
          byte[] archive = "not Maven".getBytes(UTF_8);
          exchange.sendResponseHeaders(200, archive.length);
          exchange.getResponseBody().write(archive);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() throws IOException {
    server.stop(0);
    // JUnit warns of links that lead out of the folder that it removes.
    for (Path link : links) {
      Files.delete(link);
    }
  }

  @Test
  void anotherArchiveIsRefused() {
    assertThat(mvnw(System.getenv("PATH")))
        .contains("Failed to validate Maven distribution SHA-256");
    assertThat(asked).hasSize(1);
  }

  /** As in a container without unzip, where the wrapper fetches the other archive. */
  @Test
  void soIsTheOtherArchiveWhereThereIsNoUnzip() throws IOException {
    Path tools = Files.createDirectory(folder.resolve("tools"));
    String needed = "sh uname dirname basename tr mktemp mkdir rm curl wget sha256sum tar gzip mv";
    for (String tool : needed.split(" ")) {
      link(tools, tool);
    }

    assertThat(mvnw(tools.toString())).contains("Failed to validate Maven distribution SHA-256");
    assertThat(asked).hasSize(1).first().asString().endsWith("-bin.tar.gz");
  }

  @Test
  void anArtifactWhoseChecksumDiffersEndsTheBuild() throws IOException {
    assertThat(Files.readAllLines(Repository.root().resolve(".mvn/maven.config")))
        .contains("--strict-checksums");
  }

  private String mvnw(String path) {
    Map<String, String> environment =
        Map.of(
            "PATH",
            path,
            "MAVEN_USER_HOME",
            folder.resolve("maven").toString(),
            "MVNW_REPOURL",
            "http://127.0.0.1:" + server.getAddress().getPort(),
            "no_proxy",
            "127.0.0.1");
    Command.Outcome outcome =
        new Command(environment, List.of(Repository.root().resolve("mvnw").toString(), "--version"))
            .run(LONGEST);
    assertThat(outcome.status).as(outcome.all()).isNotZero();
    return outcome.all();
  }

  private void link(Path tools, String tool) throws IOException {
    for (String place : List.of("/usr/bin", "/bin")) {
      Path program = Path.of(place, tool);
      if (Files.exists(program) && !Files.exists(tools.resolve(tool))) {
        links.add(Files.createSymbolicLink(tools.resolve(tool), program));
      }
    }
  }
}
