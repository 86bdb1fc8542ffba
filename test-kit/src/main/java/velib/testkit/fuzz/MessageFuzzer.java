package velib.testkit.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Generates endless messages for the input topic, the same ones for the same seed. About a third
 * are rows as the feed gives them. The others have a changed structure or damaged bytes, are other
 * JSON or no JSON, or are empty or null. Keys name the station, or are arbitrary.
 */
public final class MessageFuzzer {
  private final Dice dice;
  private final RowFuzzer rows;
  private final CodeFuzzer codes;
  private final ValueFuzzer values;
  private final ByteFuzzer bytes;
  private final EncodingFuzzer encodings;
  private final LargeFuzzer large;

  /** A fuzzer; the caller prints the seed, so that a person can repeat the run. */
  public MessageFuzzer(long seed) {
    dice = new Dice(seed);
    rows = new RowFuzzer(dice);
    codes = new CodeFuzzer(dice);
    values = new ValueFuzzer(dice);
    bytes = new ByteFuzzer(dice);
    encodings = new EncodingFuzzer(dice);
    large = new LargeFuzzer(dice);
  }

  /** The next message. */
  public FuzzedMessage next() {
    return new FuzzedMessage(key(), value());
  }

  private byte[] value() {
    int kind = dice.below(100);
    if (kind < 35) {
      return rows.row().getBytes(UTF_8);
    } else if (kind < 60) {
      return rows.changedRow().getBytes(UTF_8);
    } else if (kind < 75) {
      return bytes.damaged(rows.row().getBytes(UTF_8));
    } else if (kind < 82) {
      return bytes.damaged(rows.changedRow().getBytes(UTF_8));
    } else if (kind < 86) {
      return values.any(4).getBytes(UTF_8);
    } else if (kind < 89) {
      return encodings.encoded(rows.row());
    } else if (kind < 92) {
      return dice.bytes(dice.below(300));
    } else if (kind < 93) {
      return dice.anyOf("", " ", "\n", "\u0000", "{}", "[]", "\"\"", "null").getBytes(UTF_8);
    } else if (kind < 94 && dice.onceIn(4)) {
      return large.next().getBytes(UTF_8);
    } else if (kind < 98) {
      return null;
    }
    return values.object(3).getBytes(UTF_8);
  }

  private byte[] key() {
    switch (dice.below(10)) {
      case 0:
      case 1:
        return null;
      case 2:
        return dice.anyOf("", " ", "\t\n", "\u0000", "abc", "71002").getBytes(UTF_8);
      case 3:
        return dice.onceIn(2) ? dice.bytes(dice.below(20)) : codes.longCode().getBytes(UTF_8);
      case 4:
        return bytes.damaged(codes.stationOfNetwork().getBytes(UTF_8));
      default:
        return codes.stationOfNetwork().getBytes(UTF_8);
    }
  }
}
