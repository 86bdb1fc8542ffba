package velib.stacktests.upkeep;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import velib.stacktests.Repository;

/** The development container has what the README asks for, in versions that do not drift. */
final class DevelopmentContainerTest {
  private static final Path ROOT = Repository.root();

  private static JsonNode container;

  @BeforeAll
  static void readIt() throws IOException {
    container =
        new ObjectMapper().readTree(ROOT.resolve(".devcontainer/devcontainer.json").toFile());
  }

  @Test
  void itsJavaIsOneThatTheBuildAccepts() {
    assertThat(container.path("image").asText()).matches(".*/java:\\d+-17-bookworm");
  }

  @Test
  void itHasDockerAndNodeOfAGivenVersion() {
    List<String> features = new ArrayList<>();
    container.path("features").fieldNames().forEachRemaining(features::add);

    assertThat(features)
        .allMatch(feature -> feature.matches(".*:\\d+"))
        .anyMatch(feature -> feature.contains("docker-in-docker"))
        .anyMatch(feature -> feature.contains("node"));
    assertThat(container.findValue("version").asText()).matches("\\d+");
  }

  @Test
  void thePortsOfPageBrokerAndPrometheusReachTheBrowser() throws IOException {
    String settings = Files.readString(ROOT.resolve(".env"));
    List<Integer> published =
        Stream.of("DASHBOARD_PORT", "PROMETHEUS_PORT", "KAFKA_PORT")
            .map(name -> Pattern.compile("(?m)^" + name + "=(\\d+)$").matcher(settings))
            .map(found -> found.find() ? Integer.valueOf(found.group(1)) : -1)
            .collect(toList());
    List<Integer> forwarded = new ArrayList<>();
    container.path("forwardPorts").forEach(port -> forwarded.add(port.asInt()));

    assertThat(forwarded).containsExactlyInAnyOrderElementsOf(published);
  }
}
