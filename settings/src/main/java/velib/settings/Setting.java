package velib.settings;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/**
 * One environment variable: its name, type, default, check and meaning, declared once.
 *
 * @param <T> the type of its value
 */
public final class Setting<T> {
  /** The value of a {@link #portOrOff} setting that means no port at all. */
  public static final String OFF = "off";

  private static final int HIGHEST_PORT = 65_535;

  private final String name;
  private final String defaultText;
  private final String expected;
  private final String meaning;
  private final ConfigDef.Type type;
  private final Function<Object, T> reader;
  private final UnaryOperator<String> printable;

  private Setting(
      String name,
      String defaultText,
      String expected,
      String meaning,
      ConfigDef.Type type,
      Function<Object, T> reader) {
    this(name, defaultText, expected, meaning, type, reader, text -> text);
  }

  private Setting(
      String name,
      String defaultText,
      String expected,
      String meaning,
      ConfigDef.Type type,
      Function<Object, T> reader,
      UnaryOperator<String> printable) {
    this.name = name;
    this.defaultText = defaultText;
    this.expected = expected;
    this.meaning = meaning;
    this.type = type;
    this.reader = reader;
    this.printable = printable;
  }

  /** A whole number from {@code least} to {@code most}, both included. */
  public static Setting<Integer> wholeNumber(
      String name, int defaultValue, int least, int most, String meaning) {
    return new Setting<>(
        name,
        String.valueOf(defaultValue),
        "a whole number from " + least + " to " + most,
        meaning,
        ConfigDef.Type.INT,
        value -> within((Integer) value, least, most));
  }

  /** A text that is not blank. */
  public static Setting<String> text(String name, String defaultValue, String meaning) {
    return matching(name, defaultValue, ".*\\S.*", "a text", meaning);
  }

  /** A text that may be empty, which is its default. */
  public static Setting<String> optionalText(String name, String meaning) {
    return matching(name, "", ".*", "a text or nothing", meaning);
  }

  /** A text that fully matches the regular expression; {@code expected} describes it in words. */
  public static Setting<String> matching(
      String name, String defaultValue, String pattern, String expected, String meaning) {
    return new Setting<>(
        name,
        defaultValue,
        expected,
        meaning,
        ConfigDef.Type.STRING,
        value -> {
          String text = (String) value;
          require(text.matches(pattern));
          return text;
        });
  }

  /**
   * One or more texts separated by commas; each fully matches the regular expression, and {@code
   * expected} describes the whole value in words.
   */
  public static Setting<List<String>> texts(
      String name, String defaultValue, String pattern, String expected, String meaning) {
    return texts(name, defaultValue, pattern, expected, meaning, 1);
  }

  /** The same with no text by default, and then an empty list. */
  public static Setting<List<String>> optionalTexts(
      String name, String pattern, String expected, String meaning) {
    return texts(name, "", pattern, expected, meaning, 0);
  }

  private static Setting<List<String>> texts(
      String name,
      String defaultValue,
      String pattern,
      String expected,
      String meaning,
      int fewest) {
    return new Setting<>(
        name,
        defaultValue,
        expected,
        meaning,
        ConfigDef.Type.LIST,
        value -> {
          @SuppressWarnings("unchecked")
          List<String> texts = List.copyOf((List<String>) value);
          require(texts.size() >= fewest);
          require(texts.stream().allMatch(text -> text.matches(pattern)));
          return texts;
        });
  }

  /** A duration such as {@code 1h}, {@code 90m}, {@code 1h30m} or {@code 45s}. */
  public static Setting<Duration> duration(
      String name, String defaultText, String least, String most, String meaning) {
    return new Setting<>(
        name,
        defaultText,
        "a length of time like 1h, 90m or 45s, from " + least + " to " + most,
        meaning,
        ConfigDef.Type.STRING,
        value -> within(parseDuration((String) value), parseDuration(least), parseDuration(most)));
  }

  /** An address that begins with {@code http://} or {@code https://} and names a host. */
  public static Setting<URI> httpAddress(String name, String defaultValue, String meaning) {
    return new Setting<>(
        name,
        defaultValue,
        "an address like https://host/path",
        meaning,
        ConfigDef.Type.STRING,
        value -> {
          URI address = URI.create((String) value);
          require("http".equals(address.getScheme()) || "https".equals(address.getScheme()));
          require(address.getHost() != null);
          return address;
        },
        PrintableAddress::of);
  }

  /**
   * A port that this program listens on; 0 takes a free one, and {@code off} gives an empty value:
   * the program does not listen.
   */
  public static Setting<OptionalInt> portOrOff(String name, int defaultValue, String meaning) {
    return new Setting<>(
        name,
        String.valueOf(defaultValue),
        "a port from 0 to " + HIGHEST_PORT + ", or " + OFF,
        meaning,
        ConfigDef.Type.STRING,
        value ->
            value.equals(OFF)
                ? OptionalInt.empty()
                : OptionalInt.of(within(Integer.valueOf((String) value), 0, HIGHEST_PORT)));
  }

  /** Yes or no, written {@code true} or {@code false}. */
  public static Setting<Boolean> flag(String name, boolean defaultValue, String meaning) {
    return new Setting<>(
        name,
        String.valueOf(defaultValue),
        "true or false",
        meaning,
        ConfigDef.Type.BOOLEAN,
        Boolean.class::cast);
  }

  /** The environment variable's name. */
  public String name() {
    return name;
  }

  /** The default as written in {@code .env}; empty if there is none. */
  public String defaultText() {
    return defaultText;
  }

  /** A description of valid values that follows the word "expected". */
  public String expected() {
    return expected;
  }

  /** What the setting is for, in one line. */
  public String meaning() {
    return meaning;
  }

  /** A value as it may be printed: that of an address without user, password and query. */
  String printable(String value) {
    return printable.apply(value);
  }

  void declareIn(ConfigDef definitions) {
    definitions.define(name, type, defaultText, this::check, ConfigDef.Importance.MEDIUM, meaning);
  }

  T read(Object parsed) {
    return reader.apply(parsed);
  }

  private void check(String variable, Object parsed) {
    try {
      Objects.requireNonNull(reader.apply(parsed));
    } catch (RuntimeException unusable) {
      throw new ConfigException(variable, parsed, "expected " + expected);
    }
  }

  private static <C extends Comparable<C>> C within(C value, C least, C most) {
    require(value.compareTo(least) >= 0 && value.compareTo(most) <= 0);
    return value;
  }

  private static Duration parseDuration(String text) {
    return Duration.parse("PT" + text.trim());
  }

  private static void require(boolean satisfied) {
    if (!satisfied) {
      throw new IllegalArgumentException();
    }
  }
}
