package velib.stacktests.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import velib.stacktests.Repository;

/** The settings in {@code .env}, in its order. */
final class EnvFile {
  private static final Pattern HEADING = Pattern.compile("# -- (.*?) -+");
  private static final Pattern SETTING = Pattern.compile("(?:# )?([A-Z_]+)=(.*)");

  private EnvFile() {}

  /** One setting, commented out or not. */
  static final class Line {
    final String heading;
    final String name;
    final String value;

    /** The line above it without the {@code #}; empty if that is no comment. */
    final String comment;

    private Line(String heading, String name, String value, String comment) {
      this.heading = heading;
      this.name = name;
      this.value = value;
      this.comment = comment;
    }
  }

  static List<Line> lines() throws IOException {
    List<Line> found = new ArrayList<>();
    String heading = "";
    String above = "";
    for (String line : Files.readAllLines(Repository.root().resolve(".env"))) {
      Matcher itsHeading = HEADING.matcher(line);
      Matcher setting = SETTING.matcher(line);
      if (itsHeading.matches()) {
        heading = itsHeading.group(1);
      } else if (setting.matches()) {
        String comment = above.startsWith("# ") ? above.substring(2) : "";
        found.add(new Line(heading, setting.group(1), setting.group(2), comment));
      }
      above = line;
    }
    return found;
  }
}
