package velib.testkit.fuzz;

import java.util.Locale;

/** Messages that cost more time or memory than their size suggests, up to the topic's limit. */
final class LargeFuzzer {
  /** Less than the megabyte that a topic accepts, since a dead letter also has headers. */
  private static final int LONGEST = 900_000;

  private static final int DEEPEST = 10_000;

  /** Pairs of letters with the same value in a hash of the form 33 * h + c. */
  private static final String[] SAME_HASH = {"Ab", "BA"};

  private final Dice dice;
  private final CodeFuzzer codes;

  LargeFuzzer(Dice dice) {
    this.dice = dice;
    codes = new CodeFuzzer(dice);
  }

  String next() {
    switch (dice.below(6)) {
      case 0:
        return inRow("\"x\":" + nested(dice.between(10, DEEPEST)));
      case 1:
        return nested(dice.between(10, DEEPEST));
      case 2:
        return "{\"a\":".repeat(dice.between(10, DEEPEST)); // nothing is closed
      case 3:
        return inRow("\"" + "n".repeat(length()) + "\":\"" + "v".repeat(length()) + "\"");
      case 4:
        return inRow(collidingNames());
      default:
        return inRow("\"x\":[" + "0,".repeat(length()) + "0]");
    }
  }

  private int length() {
    return dice.onceIn(20) ? dice.below(LONGEST / 2) : dice.below(5_000);
  }

  private String inRow(String fields) {
    return String.format(
        Locale.ROOT,
        "{\"stationCode\":\"%s\",\"num_bikes_available\":%d,%s}",
        codes.stationOfNetwork(),
        dice.below(40),
        fields);
  }

  private String nested(int depth) {
    return dice.onceIn(2)
        ? "[".repeat(depth) + "]".repeat(depth)
        : "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
  }

  /** Names of one length that share a bucket in a table of names, whatever its seed. */
  private String collidingNames() {
    int bits = dice.between(5, 9);
    StringBuilder fields = new StringBuilder("\"x\":0");
    for (int number = 0; number < 1 << bits; number++) {
      fields.append(",\"");
      for (int bit = 0; bit < bits; bit++) {
        fields.append(SAME_HASH[number >> bit & 1]);
      }
      fields.append("\":").append(number);
    }
    return fields.toString();
  }
}
