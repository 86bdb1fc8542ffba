package velib.stacktests.documents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import velib.stacktests.Repository;

/** The Compose file passes every setting of {@code .env} to the program that declares it. */
final class ComposeSettingsTest {
  private static final Path ROOT = Repository.root();

  @Test
  void everySettingOfTheEnvFileIsKnownToTheComposeFile() throws IOException {
    String composeFile = read(ROOT.resolve("docker-compose.yml"));

    assertThat(settings())
        .isNotEmpty()
        .allSatisfy(name -> assertThat(words(composeFile)).contains(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"kafka-init", "producer", "spark-consumer", "dashboard", "feed-simulator"})
  void aServiceHandsOnTheSettingsThatItsProgramDeclares(String service) throws IOException {
    assertHandsOn(service, service);
  }

  @Test
  void thePipelineCheckRunsInAContainerOfTopicCreationAndHasItsSettings() throws IOException {
    assertThat(read(ROOT.resolve("scripts/pipeline-check.yml"))).contains("  kafka-init:");
    assertHandsOn("kafka-init", "pipeline-check");
  }

  private static void assertHandsOn(String service, String module) throws IOException {
    Path sources = ROOT.resolve(module).resolve("src/main/java");
    assumeTrue(Files.isDirectory(sources), module + " is not there yet");

    Set<String> declared = new TreeSet<>();
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file :
          (Iterable<Path>) files.filter(f -> f.toString().endsWith("Settings.java"))::iterator) {
        declared.addAll(words(read(file)));
      }
    }
    declared.retainAll(settings());

    assertThat(words(block(service))).containsAll(declared);
  }

  @Test
  void noImageThatIsBuiltHereIsAskedOfARegistry() throws IOException {
    assertThat(servicesThatAreBuilt())
        .hasSize(7)
        .allSatisfy(service -> assertThat(block(service)).contains("\n    pull_policy: never\n"));
  }

  /** {@code localhost} is no public registry; anybody may own a name without a host before it. */
  @Test
  void noImageThatIsMadeHereHasANameThatAPublicRegistryOwns() throws IOException {
    assertThat(servicesThatAreBuilt())
        .allSatisfy(
            service ->
                assertThat(block(service))
                    .contains("\n    image: localhost/velib/" + service + "\n"));
    assertThat(read(ROOT.resolve("scripts/without-registry/base-images.sh")))
        .contains(
            "\"localhost/velib/$kind:$version\"",
            "=localhost/velib/prometheus:",
            "=localhost/velib/alertmanager:")
        .doesNotContainPattern("(?<!localhost/)velib/(jdk|jre|prometheus|alertmanager|\\$)");
  }

  private static List<String> servicesThatAreBuilt() throws IOException {
    List<String> services = new ArrayList<>();
    String composeFile = read(ROOT.resolve("docker-compose.yml"));
    Matcher service =
        Pattern.compile("(?m)^  ([a-z-]+):$")
            .matcher(composeFile.substring(0, composeFile.indexOf("\nnetworks:")));
    while (service.find()) {
      if (block(service.group(1)).contains("\n    build: ")) {
        services.add(service.group(1));
      }
    }
    return services;
  }

  /** The names in {@code .env}. */
  private static Set<String> settings() throws IOException {
    return Files.readAllLines(ROOT.resolve(".env")).stream()
        .filter(line -> line.matches("[A-Z_]+=.*"))
        .map(line -> line.substring(0, line.indexOf('=')))
        .collect(toCollection(TreeSet::new));
  }

  /** The lines of one service in the Compose file. */
  private static String block(String service) throws IOException {
    Matcher block =
        Pattern.compile("(?ms)^  " + service + ":$(.*?)(?=^ {0,2}\\S)")
            .matcher(read(ROOT.resolve("docker-compose.yml")));
    assertThat(block.find()).as(service + " in docker-compose.yml").isTrue();
    return block.group(1);
  }

  private static Set<String> words(String text) {
    return Pattern.compile("\\W+").splitAsStream(text).collect(toSet());
  }

  private static String read(Path file) throws IOException {
    return new String(Files.readAllBytes(file), UTF_8);
  }
}
