package velib.stacktests.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import velib.settings.Setting;
import velib.stacktests.Repository;

/**
 * {@code docs/settings.md}: an introduction that people write, then tables made from the
 * declarations in the order of {@code .env} and under its headings.
 */
final class SettingsPage {
  static final Path FILE = Repository.root().resolve("docs/settings.md");

  private static final String MARKER = "<!-- Everything below is made by `make settings`. -->\n";
  private static final String TABLE =
      "\n| setting | default | meaning | values |\n|---|---|---|---|\n";

  private SettingsPage() {}

  /** The page as the code and {@code .env} are now. */
  static String current() throws IOException {
    String page = Files.readString(FILE);
    StringBuilder text = new StringBuilder(page.substring(0, page.indexOf(MARKER)));
    text.append(MARKER);
    Map<String, Setting<?>> declared = DeclaredSettings.byName();
    String heading = "";
    for (EnvFile.Line line : EnvFile.lines()) {
      if (!line.heading.equals(heading)) {
        heading = line.heading;
        text.append("\n## ").append(heading).append('\n').append(TABLE);
      }
      text.append(row(line, declared.get(line.name)));
    }
    return text.toString();
  }

  /**
   * The row of a setting.
   *
   * @param setting its declaration, or null if no program but only the Compose file uses it
   */
  private static String row(EnvFile.Line line, Setting<?> setting) {
    return setting == null
        ? row(line.name, line.value, line.comment, "")
        : row(line.name, setting.defaultText(), setting.meaning(), setting.expected());
  }

  private static String row(String name, String defaultText, String meaning, String values) {
    String code = defaultText.isEmpty() ? "" : "`" + defaultText + "`";
    return String.join(" | ", "| `" + name + "`", code, cell(meaning), cell(values)) + " |\n";
  }

  /** Markdown takes a bar for the end of the cell, and two stars for emphasis. */
  private static String cell(String text) {
    return text.replace("|", "\\|").replace("*", "\\*");
  }
}
