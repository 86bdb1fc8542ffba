package velib.sparkconsumer;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The limits that docs/architecture.md sets for a message's JSON, over the text alone. */
final class JsonLimits {
  private static final int MOST_LEVELS = 1_000;
  private static final int LONGEST_NAME = 50_000;
  private static final int LONGEST_STRING = 1_000_000;
  private static final Pattern STRING =
      Pattern.compile("\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"(\\s*+:)?");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u[0-9a-fA-F]{4}|.)");
  private static final Pattern LONG_NUMBER = Pattern.compile("[-+.0-9eE]{1001}");

  private JsonLimits() {}

  /** Whether a text that is JSON is within the limits. */
  static boolean areKeptBy(String json) {
    Matcher strings = STRING.matcher(json);
    while (strings.find()) {
      int length = ESCAPE.matcher(strings.group(1)).replaceAll("x").length();
      if (length > (strings.group(2) == null ? LONGEST_STRING : LONGEST_NAME)) {
        return false;
      }
    }
    String bare = STRING.matcher(json).replaceAll("");
    return levels(bare) <= MOST_LEVELS && !LONG_NUMBER.matcher(bare).find();
  }

  private static int levels(String jsonWithoutStrings) {
    int level = 0;
    int deepest = 0;
    for (char c : jsonWithoutStrings.toCharArray()) {
      level += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
      deepest = Math.max(deepest, level);
    }
    return deepest;
  }
}
