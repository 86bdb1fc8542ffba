package velib.stacktests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import velib.settings.Setting;
import velib.stacktests.Repository;

/** {@code .env} describes each setting as the code declares it. */
final class EnvFileTest {
  @Test
  void theEnvFileHasEachDeclaredSettingWithItsDefaultAndItsMeaning() throws IOException {
    Map<String, String> comments = new HashMap<>();
    EnvFile.lines().forEach(line -> comments.put(line.name + "=" + line.value, line.comment));

    for (Setting<?> setting : DeclaredSettings.byName().values()) {
      assertThat(comments.get(setting.name() + "=" + setting.defaultText()))
          .as("comment above %s=%s in .env", setting.name(), setting.defaultText())
          .isEqualTo(setting.meaning());
    }
  }

  @Test
  void whatTheEnvFileHasBesideThemIsUsedByTheComposeFile() throws IOException {
    String composeFile = Files.readString(Repository.root().resolve("docker-compose.yml"));
    Map<String, Setting<?>> declared = DeclaredSettings.byName();
    List<String> unknown = new ArrayList<>();
    for (EnvFile.Line line : EnvFile.lines()) {
      if (!declared.containsKey(line.name) && !composeFile.contains("${" + line.name + ":-")) {
        unknown.add(line.name);
      }
    }

    assertThat(unknown).isEmpty();
  }
}
