package velib.stacktests.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import velib.stacktests.Repository;

/** The rules for newer versions hold what the build holds, and say why. */
final class UpdateRulesTest {
  private static final Pattern IMAGE = Pattern.compile("(?m)^\\w+_IMAGE=([^:\\s]+):(\\S+)$");

  private static JsonNode file;
  private static JsonNode rules;

  @BeforeAll
  static void readTheRules() throws IOException {
    file = new ObjectMapper().readTree(Repository.root().resolve("renovate.json").toFile());
    rules = file.path("packageRules");
  }

  @Test
  void everyVersionThatTheBuildExplainsIsHeldByARuleThatSaysWhy() throws IOException {
    PomVersions versions = new PomVersions();
    List<String> withoutRule = new ArrayList<>();
    for (Map.Entry<String, String> property : versions.explained().entrySet()) {
      for (String library : libraries(versions, property.getKey())) {
        if (!isHeld(library, property.getValue())) {
          withoutRule.add(property.getKey() + " " + property.getValue() + " of " + library);
        }
      }
    }

    assertThat(versions.explained()).containsKeys("spark.version", "jqwik.version");
    assertThat(withoutRule).isEmpty();
  }

  @Test
  void noVersionThatTheBuildHasIsForbidden() throws IOException {
    PomVersions versions = new PomVersions();
    List<String> forbidden = new ArrayList<>();
    versions
        .explained()
        .forEach(
            (property, version) -> {
              for (String library : libraries(versions, property)) {
                rules.forEach(
                    rule -> {
                      if (isAbout(rule, library, version)
                          && rule.has("allowedVersions")
                          && !matches(rule.path("allowedVersions"), version)) {
                        forbidden.add(library + " " + version + ": " + rule.path("description"));
                      }
                    });
              }
            });

    assertThat(forbidden).isEmpty();
  }

  @Test
  void theBaseImagesAreHeld() throws IOException {
    Matcher image = IMAGE.matcher(Files.readString(Repository.root().resolve(".env")));
    Set<String> images = new TreeSet<>();
    while (image.find()) {
      images.add(image.group(1));
      assertThat(isHeld(image.group(1), image.group(2))).as(image.group()).isTrue();
    }

    assertThat(images).contains("eclipse-temurin", "prom/prometheus");
  }

  @Test
  void everyRuleSaysWhy() {
    assertThat(rules)
        .isNotEmpty()
        .allSatisfy(rule -> assertThat(rule.path("description").asText()).endsWith("."));
  }

  /** Of the pom.xml, and those that only a manager of our own finds in it. */
  private static Set<String> libraries(PomVersions versions, String property) {
    Set<String> libraries = new TreeSet<>(versions.librariesOf(property));
    String tag = "<" + property.replace(".", "\\.") + ">";
    file.path("customManagers")
        .forEach(
            manager -> {
              if (manager.path("matchStrings").path(0).asText().startsWith(tag)) {
                libraries.add(manager.path("depNameTemplate").asText());
              }
            });
    if (!property.equals("scala.binary.version")) { // part of names, and no version of its own
      assertThat(libraries).as("what has the version %s", property).isNotEmpty();
    }
    return libraries;
  }

  /** Whether a rule allows only versions like this one, or lets somebody look at a new line. */
  private static boolean isHeld(String library, String version) {
    boolean held = false;
    for (JsonNode rule : rules) {
      held |=
          isAbout(rule, library, version)
              && (matches(rule.path("allowedVersions"), version)
                  || rule.path("dependencyDashboardApproval").asBoolean());
    }
    return held;
  }

  /** Whether a rule names the library and, if it asks for one, has its version. */
  private static boolean isAbout(JsonNode rule, String library, String version) {
    boolean named = false;
    for (JsonNode name : rule.path("matchPackageNames")) {
      String glob = name.asText();
      named |=
          glob.length() > 1 && glob.endsWith("*")
              ? library.startsWith(glob.substring(0, glob.length() - 1))
              : library.equals(glob);
    }
    JsonNode current = rule.path("matchCurrentVersion");
    return named && (current.isMissingNode() || matches(current, version));
  }

  /** The value is a regular expression between slashes. */
  private static boolean matches(JsonNode value, String version) {
    String text = value.asText();
    return text.length() > 2
        && Pattern.compile(text.substring(1, text.length() - 1)).matcher(version).find();
  }
}
