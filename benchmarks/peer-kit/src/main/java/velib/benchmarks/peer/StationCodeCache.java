package velib.benchmarks.peer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Caches station codes as strings, since the same bytes come with every snapshot. */
final class StationCodeCache {
  private static final int SLOTS = 1 << 13;
  private static final int FULL = SLOTS / 2;

  private final byte[][] keys = new byte[SLOTS][];
  private final String[] texts = new String[SLOTS];
  private int size;

  /** Returns the string of a range of ASCII bytes. */
  String text(byte[] bytes, int from, int to) {
    int hash = 1;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + bytes[i];
    }
    int slot = (hash ^ hash >>> 16) & (SLOTS - 1);
    while (keys[slot] != null) {
      if (Arrays.equals(bytes, from, to, keys[slot], 0, keys[slot].length)) {
        return texts[slot];
      }
      slot = (slot + 1) & (SLOTS - 1);
    }
    String text = new String(bytes, from, to - from, StandardCharsets.US_ASCII);
    if (size < FULL) {
      keys[slot] = Arrays.copyOfRange(bytes, from, to);
      texts[slot] = text;
      size++;
    }
    return text;
  }
}
