package velib.stacktests.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import velib.stacktests.Repository;

/** What the Dockerfile says about the images, and for which processor each stage runs. */
final class ImageLabelsTest {
  private static final Path ROOT = Repository.root();
  private static final Pattern STAGE = Pattern.compile("(?m)^FROM .* AS (\\S+)$");
  private static final String LABEL = "org.opencontainers.image.";

  @ParameterizedTest
  @ValueSource(
      strings = {"kafka-init", "producer", "spark-consumer", "dashboard", "feed-simulator"})
  void theImageOfAProgramIsDescribedAsItsModuleIs(String module) throws IOException {
    String pom = Files.readString(ROOT.resolve(module).resolve("pom.xml"));
    Matcher description = Pattern.compile("<description>(.*)</description>").matcher(pom);
    assertThat(description.find()).isTrue();

    assertThat(stages().get(module))
        .contains(
            LABEL + "title=\"velib-" + module + "\"",
            LABEL + "description=\"" + description.group(1) + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zookeeper", "kafka"})
  void theImagesOfTheBrokerAreDescribedToo(String image) throws IOException {
    assertThat(stages().get(image))
        .contains(LABEL + "title=\"velib-" + image + "\"", LABEL + "description=\"");
  }

  @Test
  void versionAndLicenceAreThoseOfThePom() throws IOException {
    String pom = Files.readString(ROOT.resolve("pom.xml"));
    String version = Files.readString(ROOT.resolve("Dockerfile"));

    assertThat(version)
        .containsPattern("(?m)^ARG VERSION=" + first(pom, "<version>([^<]+)<") + "$");
    assertThat(stages().get("runtime"))
        .contains(
            LABEL + "version=\"${VERSION}\"",
            LABEL + "licenses=\"" + first(pom, "<license>\\s*<name>([^<]+)<") + "\"");
  }

  /** Maven under emulation takes many times as long. */
  @Test
  void mavenRunsOnTheProcessorOfThisMachine() throws IOException {
    Map<String, String> stages = stages();

    assertThat(stages.get("sources")).startsWith("FROM --platform=$BUILDPLATFORM ");
    assertThat(stages.get("build"))
        .startsWith("FROM sources ")
        .contains("docker/mvnw-through-proxies");
    assertThat(stages.get("rehearsal")).startsWith("FROM build ");
    assertThat(stages)
        .allSatisfy(
            (name, text) ->
                assertThat(text.contains("docker/mvnw-through-proxies"))
                    .as(name)
                    .isEqualTo(name.equals("build")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"kafka-java", "runtime"})
  void whatRunsInTheImageIsForTheProcessorOfTheImage(String stage) throws IOException {
    assertThat(stages().get(stage)).doesNotContain("--platform");
  }

  /** The stages of the Dockerfile by name, each with its lines. */
  private static Map<String, String> stages() throws IOException {
    String text = Files.readString(ROOT.resolve("Dockerfile"));
    Map<String, String> stages = new LinkedHashMap<>();
    for (String stage : text.split("(?m)(?=^FROM )")) {
      Matcher name = STAGE.matcher(stage);
      if (name.find()) {
        stages.put(name.group(1), stage);
      }
    }
    return stages;
  }

  private static String first(String text, String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(text);
    assertThat(found.find()).as(pattern).isTrue();
    return found.group(1);
  }
}
