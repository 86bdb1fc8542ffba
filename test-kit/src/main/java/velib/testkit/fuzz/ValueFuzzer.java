package velib.testkit.fuzz;

import java.util.ArrayList;
import java.util.List;

/** JSON values of every kind as text, and now and then a text that is no JSON value. */
final class ValueFuzzer {
  private static final int LONGEST_NUMBER = 3_000;
  private static final int LONGEST_STRING = 5_000;

  private final Dice dice;

  ValueFuzzer(Dice dice) {
    this.dice = dice;
  }

  /** Any value; objects and arrays are nested at most this deep. */
  String any(int depth) {
    switch (dice.below(depth > 0 ? 10 : 7)) {
      case 0:
      case 1:
        return number();
      case 2:
      case 3:
        return string();
      case 4:
        return dice.anyOf("true", "false", "null");
      case 5:
        return types();
      case 6:
        return dice.anyOf("0", "1", "5", "17");
      case 7:
      case 8:
        return array(depth - 1);
      default:
        return object(depth - 1);
    }
  }

  String object(int depth) {
    List<String> fields = new ArrayList<>();
    for (int left = dice.below(4); left > 0; left--) {
      fields.add(name() + ":" + any(depth));
    }
    return "{" + String.join(",", fields) + "}";
  }

  private String array(int depth) {
    List<String> values = new ArrayList<>();
    for (int left = dice.below(4); left > 0; left--) {
      values.add(any(depth));
    }
    return "[" + String.join(",", values) + "]";
  }

  /** Values of num_bikes_available_types, right and nearly right. */
  String types() {
    String one = String.valueOf(dice.below(30));
    String other = dice.onceIn(4) ? number() : String.valueOf(dice.below(30));
    return dice.anyOf(
        "[{\"mechanical\":" + one + "},{\"ebike\":" + other + "}]",
        "[{\"ebike\":" + other + "},{\"mechanical\":" + one + "}]",
        "{\"ebike\":" + other + ",\"mechanical\":" + one + "}",
        "[{\"ebike\":" + one + "},{\"ebike\":" + other + "}]",
        "{\"ebike\":" + other + ",\"ebike\":" + one + "}",
        "[{\"ebike\":" + other + ",\"cargo\":[1,{}]},{}]",
        "[null,{\"ebike\":" + one + "}]",
        "[[{\"ebike\":" + one + "}]]",
        "{\"ebike\":null,\"mechanical\":{}}",
        "[]",
        "{}");
  }

  String number() {
    switch (dice.below(6)) {
      case 0:
        return String.valueOf(dice.below(200_000) - 50_000);
      case 1:
        return dice.anyOf("-0", "100000", "100001", "2147483648", "9223372036854775808", "-1");
      case 2:
        return dice.anyOf("5.0", "0.5", "1e5", "1E-7", "5e0", "1e400", "-1.5e+308", "1e999999999");
      case 3:
        // None of them is JSON.
        return dice.anyOf("007", "+5", ".5", "5.", "NaN", "-Infinity", "0x10", "1_000", "1e", "-");
      case 4:
        return String.valueOf(dice.random().nextLong());
      default:
        return (dice.onceIn(2) ? "-" : "")
            + "123456789".repeat(1 + dice.below(dice.onceIn(50) ? LONGEST_NUMBER / 9 : 4));
    }
  }

  String string() {
    switch (dice.below(7)) {
      case 0:
        return quoted(String.valueOf(dice.below(100)));
      case 1:
        return quoted(
            dice.anyOf("2026-02-10T06:00:00Z", "2026-02-10T07:00+01:00", "2026-02-30T06:00:00Z"));
      case 2:
        return quoted(dice.anyOf("+999999999-12-31T23:59:59Z", "-999999999-01-01T00:00:00+18:00"));
      case 3:
        return quoted(dice.anyOf("\\ud800", "\\udc00\\ud800", "\\u0000", "\\\"", "\\\\", "\\/"));
      case 4:
        // None of them is a JSON string.
        return dice.anyOf("\"\\x\"", "\"\\u12\"", "\"\n\"", "\"\u0000\"", "'a'", "\"a", "\"\\");
      case 5:
        return quoted(dice.anyOf("é", "😀", "\u2028", "\u007f", "\ufeff", "\ufffe").repeat(3));
      default:
        return quoted("x".repeat(dice.below(dice.onceIn(50) ? LONGEST_STRING : 30)));
    }
  }

  /** The name of a field, quoted. */
  String name() {
    return dice.onceIn(3)
        ? quoted(dice.anyOf(RowFuzzer.NAMES))
        : dice.anyOf("\"\"", "\"x\"", "\"capacity\"", "\"\\u0000\"", "\"station_code\"", "name");
  }

  static String quoted(String text) {
    return '"' + text + '"';
  }
}
