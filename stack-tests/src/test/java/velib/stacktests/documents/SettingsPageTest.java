package velib.stacktests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** {@code docs/settings.md} has every setting as the code declares it. */
final class SettingsPageTest {
  @Test
  void thePageIsUpToDate() throws IOException {
    if (Boolean.getBoolean("velib.write.settings")) {
      Files.writeString(SettingsPage.FILE, SettingsPage.current());
    }

    assertThat(Files.readString(SettingsPage.FILE))
        .as("docs/settings.md; make settings brings it up to date")
        .isEqualTo(SettingsPage.current());
  }

  @Test
  void thePageHasEveryDeclaredSetting() throws IOException {
    String page = SettingsPage.current();

    assertThat(DeclaredSettings.byName().keySet())
        .isNotEmpty()
        .allSatisfy(name -> assertThat(page).contains("\n| `" + name + "` | "));
  }
}
