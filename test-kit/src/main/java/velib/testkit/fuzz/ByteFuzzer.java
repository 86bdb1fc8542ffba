package velib.testkit.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Damages bytes: flips, cuts and repeats them, or mixes them with another message's. */
final class ByteFuzzer {
  private static final String SIGNS = "{}[],:\"09-.eE\\ ntfu\u0000\u007f";

  private final Dice dice;
  private byte[] before = new byte[0];

  ByteFuzzer(Dice dice) {
    this.dice = dice;
  }

  byte[] damaged(byte[] bytes) {
    byte[] damaged = bytes;
    for (int left = dice.between(1, 4); left > 0 && damaged.length > 0; left--) {
      damaged = damagedOnce(damaged);
    }
    before = bytes;
    return damaged;
  }

  private byte[] damagedOnce(byte[] bytes) {
    int at = dice.below(bytes.length);
    int end = Math.min(bytes.length, at + dice.between(1, 40));
    byte[] changed = bytes.clone();
    switch (dice.below(8)) {
      case 0:
      case 1:
        changed[at] ^= (byte) (1 << dice.below(8));
        return changed;
      case 2:
      case 3:
        changed[at] = (byte) SIGNS.charAt(dice.below(SIGNS.length()));
        return changed;
      case 4:
        return Arrays.copyOf(bytes, at);
      case 5:
        return joined(Arrays.copyOf(bytes, end), Arrays.copyOfRange(bytes, at, bytes.length));
      case 6:
        return joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, end, bytes.length));
      default:
        int from = Math.min(at, before.length);
        return joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(before, from, before.length));
    }
  }

  private static byte[] joined(byte[] first, byte[] second) {
    ByteArrayOutputStream all = new ByteArrayOutputStream(first.length + second.length);
    all.writeBytes(first);
    all.writeBytes(second);
    return all.toByteArray();
  }
}
