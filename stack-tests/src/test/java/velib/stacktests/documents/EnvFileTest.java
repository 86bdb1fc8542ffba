package velib.stacktests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import velib.dashboard.DashboardSettings;
import velib.demo.DemoSettings;
import velib.feedsimulator.FeedSimulatorSettings;
import velib.kafkainit.KafkaInitSettings;
import velib.producer.ProducerSettings;
import velib.settings.Setting;
import velib.sparkconsumer.SparkConsumerSettings;
import velib.stacktests.Repository;

/** {@code .env} and the README's table describe each setting as the code declares it. */
final class EnvFileTest {
  @Test
  void theEnvFileHasEachDeclaredSettingWithItsDefaultAndItsMeaning() throws IOException {
    Map<String, String> lines = linesWithTheirComment();

    for (Setting<?> setting : declared()) {
      assertThat(lines.get(setting.name() + "=" + setting.defaultText()))
          .as("comment above %s=%s in .env", setting.name(), setting.defaultText())
          .isEqualTo("# " + setting.meaning());
    }
  }

  @Test
  void whatTheEnvFileHasBesideThemIsUsedByTheComposeFile() throws IOException {
    String composeFile = Files.readString(Repository.root().resolve("docker-compose.yml"));
    List<String> unknown = new ArrayList<>();
    for (String line : linesWithTheirComment().keySet()) {
      String name = line.substring(0, line.indexOf('='));
      boolean isDeclared = declared().stream().anyMatch(setting -> setting.name().equals(name));
      if (!isDeclared && !composeFile.contains("${" + name + ":-")) {
        unknown.add(name);
      }
    }

    assertThat(unknown).isEmpty();
  }

  @Test
  void theReadmesTableHasEachDeclaredSetting() throws IOException {
    String readme = Files.readString(Repository.root().resolve("README.md"));

    for (Setting<?> setting : declared()) {
      String defaultText = setting.defaultText().isEmpty() ? "" : "`" + setting.defaultText() + "`";
      assertThat(readme)
          .contains(
              "| `" + setting.name() + "` | " + defaultText + " | " + setting.meaning() + " |");
    }
  }

  /** Each line with a setting, commented out or not, with the line above it. */
  private static Map<String, String> linesWithTheirComment() throws IOException {
    Map<String, String> found = new HashMap<>();
    String above = "";
    for (String line : Files.readAllLines(Repository.root().resolve(".env"))) {
      if (line.matches("(# )?[A-Z_]+=.*")) {
        found.put(line.replaceFirst("^# ", ""), above);
      }
      above = line;
    }
    return found;
  }

  private static Collection<Setting<?>> declared() {
    Map<String, Setting<?>> byName = new TreeMap<>();
    Stream.of(
            ProducerSettings.ALL,
            KafkaInitSettings.ALL,
            SparkConsumerSettings.ALL,
            DashboardSettings.ALL,
            FeedSimulatorSettings.ALL,
            DemoSettings.ALL)
        .flatMap(List::stream)
        .forEach(setting -> byName.put(setting.name(), setting));
    return byName.values();
  }
}
