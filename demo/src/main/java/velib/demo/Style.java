package velib.demo;

import java.util.Map;

/** How parts of the table stand out: by ANSI attributes, or not at all. */
final class Style {
  private static final String RESET = "\u001B[0m";

  private final boolean attributes;

  private Style(boolean attributes) {
    this.attributes = attributes;
  }

  /** Attributes unless {@code NO_COLOR} is set to something, as no-color.org asks for. */
  static Style of(Map<String, String> environment) {
    return new Style(environment.getOrDefault("NO_COLOR", "").isEmpty());
  }

  static Style plain() {
    return new Style(false);
  }

  String heading(String text) {
    return with("\u001B[1m", text);
  }

  /** Something that has just changed. */
  String fresh(String text) {
    return with("\u001B[32m", text);
  }

  String aside(String text) {
    return with("\u001B[2m", text);
  }

  private String with(String attribute, String text) {
    return attributes ? attribute + text + RESET : text;
  }
}
