package velib.stacktests.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import velib.stacktests.Command;
import velib.stacktests.Docker;
import velib.stacktests.NeedsDocker;

/** What {@code make images-multi} would build. */
@NeedsDocker
final class ImagesForOtherProcessorsIT {
  private static final List<String> PRINT = List.of("scripts/images-multi.sh", "--print");

  @Test
  void everyImageIsBuiltForBothProcessorsAndNamesItsRevision() throws IOException {
    JsonNode targets = targets(Map.of());

    assertThat(targets.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "zookeeper",
            "kafka",
            "kafka-init",
            "producer",
            "spark-consumer",
            "dashboard",
            "feed-simulator");
    String revision =
        new Command(Map.of(), List.of("git", "rev-parse", "HEAD")).succeed(Docker.A_MINUTE).trim();
    assertThat(targets)
        .allSatisfy(
            target -> {
              assertThat(target.path("platforms").toString())
                  .contains("linux/amd64", "linux/arm64");
              assertThat(label(target, "revision")).startsWith(revision);
              assertThat(label(target, "created"))
                  .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
            });
  }

  @Test
  void theImagesOfARegistryHaveItsNameAndTheVersion() throws IOException {
    JsonNode targets = targets(Map.of("REGISTRY", "registry.example/velib"));

    assertThat(targets.path("producer").path("tags").toString())
        .matches("\\[\"registry\\.example/velib/producer:\\d+\\.\\d+\\.\\d+\"]");
  }

  private static JsonNode targets(Map<String, String> environment) throws IOException {
    String printed = new Command(environment, PRINT).succeed(Docker.A_MINUTE);
    return new ObjectMapper().readTree(printed).path("target");
  }

  private static String label(JsonNode target, String name) {
    return target.path("labels").path("org.opencontainers.image." + name).asText();
  }
}
