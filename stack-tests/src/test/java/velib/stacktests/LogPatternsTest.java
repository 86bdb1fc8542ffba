package velib.stacktests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a program logs may have words of strangers in it, so each log pattern cleans them. */
final class LogPatternsTest {
  private static final Pattern PATTERN = Pattern.compile("<pattern>(.*)</pattern>");

  @Test
  void everyProgramLogsMessagesAndStackTracesThroughTheWordsThatCleanThem() throws IOException {
    List<Path> configurations = configurations();

    assertThat(configurations).hasSizeGreaterThanOrEqualTo(6);
    for (Path file : configurations) {
      String xml = Files.readString(file);
      Matcher pattern = PATTERN.matcher(xml);
      while (pattern.find()) {
        assertThat(pattern.group(1)).as(file.toString()).endsWith(" %text%n%trace");
        assertThat(pattern.group(1))
            .as(file.toString())
            .doesNotContain("%m", "%ex", "%rEx", "%xEx");
        assertThat(xml)
            .as(file.toString())
            .containsPattern("\"text\" (class|converterClass)=\"velib.settings.PrintableMessage\"")
            .containsPattern(
                "\"trace\" (class|converterClass)=\"velib.settings.PrintableStackTrace\"");
      }
    }
  }

  /** Those of the programs; the benchmarks are for nobody but their own machine. */
  private static List<Path> configurations() throws IOException {
    try (Stream<Path> modules = Files.list(Repository.root())) {
      List<Path> resources =
          modules
              .map(module -> module.resolve("src/main/resources"))
              .filter(Files::isDirectory)
              .collect(Collectors.toList());
      Stream<Path> files = Stream.empty();
      for (Path folder : resources) {
        try (Stream<Path> inside = Files.walk(folder)) {
          files = Stream.concat(files, inside.collect(Collectors.toList()).stream());
        }
      }
      return files.filter(file -> file.endsWith("logback.xml")).collect(Collectors.toList());
    }
  }
}
