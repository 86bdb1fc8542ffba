package velib.testkit.fuzz;

import java.util.Locale;

/** Station codes: mostly those of one network, so that they recur, and texts that are no codes. */
final class CodeFuzzer {
  private static final int LONGEST_SUFFIX = 2_000;

  private final Dice dice;

  CodeFuzzer(Dice dice) {
    this.dice = dice;
  }

  /** The text of a code as it appears between the quotes of a JSON string. */
  String text() {
    switch (dice.below(20)) {
      case 0:
        return stationOfNetwork() + dice.anyOf("_relais", "_Relais", "_", "-2", "/1", "é", "😀");
      case 1:
        return dice.anyOf(" ", "\\t", "\\u0000", "\\n ", "") + stationOfNetwork() + " ";
      case 2:
        return String.valueOf(dice.below(100_000));
      case 3:
        return dice.anyOf("71002", "60001", "21", "7", "0", "00000", "016107", "161070", "-16107");
      case 4:
        return dice.anyOf("", " ", "\\u0000", "abc", "１６１０７", "velib/16107", "\\ud83d\\ude00");
      case 5:
        // Half a surrogate pair: JSON can express it, UTF-8 cannot. Each is another station.
        return stationOfNetwork() + dice.anyOf("\\ud800", "\\ud801", "\\udfff", "?", "\\ufffd");
      case 6:
        return dice.onceIn(2) ? longCode() : escaped(stationOfNetwork());
      default:
        return stationOfNetwork();
    }
  }

  /** One of about 1,500 codes that have a postcode. */
  String stationOfNetwork() {
    int station = dice.below(1500);
    return String.valueOf(
        station < 900
            ? 1001 + station % 20 * 1000 + station / 20
            : 21_001 + (station - 900) / 10 * 637 + station % 10);
  }

  /** A code around the greatest length, and now and then one that is much longer. */
  String longCode() {
    int length = dice.onceIn(10) ? dice.below(LONGEST_SUFFIX) : dice.between(50, 70);
    return stationOfNetwork() + dice.anyOf("x", "x", "é", "😀").repeat(length);
  }

  private static String escaped(String code) {
    StringBuilder text = new StringBuilder();
    code.chars().forEach(c -> text.append(String.format(Locale.ROOT, "\\u%04x", c)));
    return text.toString();
  }
}
