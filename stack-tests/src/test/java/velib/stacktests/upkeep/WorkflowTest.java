package velib.stacktests.upkeep;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import velib.stacktests.Repository;

/** The workflow runs the project's own checks, on what they are written for. */
final class WorkflowTest {
  private static final Path ROOT = Repository.root();
  private static final Pattern MAKE_TARGET = Pattern.compile("make ([a-z-]+)");

  private static JsonNode jobs;

  @BeforeAll
  static void readTheWorkflow() throws IOException {
    Path file = ROOT.resolve(".github/workflows/checks.yml");
    jobs = new YAMLMapper().readTree(file.toFile()).path("jobs");
  }

  @Test
  void allChecksRunAsTheyDoByHand() {
    JsonNode all = jobs.path("all");

    assertThat(commands(all)).contains(".ci/run");
    assertThat(all.path("container").path("image").asText()).isEqualTo("debian:12");
    assertThat(all.path("container").path("options").asText()).contains("--privileged");
  }

  @Test
  void theTestsRunOnEachJavaThatTheBuildAccepts() throws IOException {
    String accepted = between(Files.readString(ROOT.resolve("pom.xml")), "<requireJavaVersion>");
    List<String> versions = found(Pattern.compile("\\[(\\d+),"), accepted);
    JsonNode test = jobs.path("test");
    List<String> tested = new ArrayList<>();
    test.path("strategy").path("matrix").path("java").forEach(java -> tested.add(java.asText()));

    assertThat(tested).isNotEmpty().isEqualTo(versions);
    assertThat(commands(test)).contains("make test");
  }

  @Test
  void everyTargetThatItMakesExists() throws IOException {
    String makefile = Files.readString(ROOT.resolve("Makefile"));
    List<String> made = new ArrayList<>();
    jobs.forEach(job -> commands(job).forEach(line -> made.addAll(found(MAKE_TARGET, line))));

    assertThat(made)
        .contains("test", "demo")
        .allSatisfy(target -> assertThat(makefile).containsPattern("(?m)^" + target + ":"));
  }

  @Test
  void theWorkflowMayChangeNothing() throws IOException {
    Path file = ROOT.resolve(".github/workflows/checks.yml");

    assertThat(new YAMLMapper().readTree(file.toFile()).path("permissions").toString())
        .isEqualTo("{\"contents\":\"read\"}");
  }

  private static List<String> commands(JsonNode job) {
    List<String> commands = new ArrayList<>();
    job.path("steps").forEach(step -> commands.add(step.path("run").asText()));
    return commands;
  }

  private static String between(String text, String tag) {
    int begin = text.indexOf(tag);
    return text.substring(begin, text.indexOf(tag.replace("<", "</"), begin));
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map((MatchResult match) -> match.group(1))
        .collect(toList());
  }
}
