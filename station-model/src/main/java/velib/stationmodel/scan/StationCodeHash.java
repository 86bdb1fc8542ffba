package velib.stationmodel.scan;

import java.security.SecureRandom;

/**
 * A hash of station codes that nobody can choose codes for. It is computed from the bytes of a
 * message or from the code as text, and is the same for both.
 *
 * <p>{@link String#hashCode()} is the same everywhere, so a publisher could fill a hash table with
 * codes that all collide. This hash depends on keys that each process draws anew. Eight characters
 * are mixed in by one multiplication to 128 bits, whose halves are combined. That is not a
 * cryptographic hash: its values must stay inside the process.
 *
 * <p>Thread-safe.
 */
public final class StationCodeHash {
  private static final StationCodeHash OF_THIS_PROCESS = new StationCodeHash(new SecureRandom());

  private final long start;
  private final long multiplier;
  private final long lastMultiplier;

  private StationCodeHash(SecureRandom random) {
    this(random.nextLong(), random.nextLong(), random.nextLong());
  }

  /** A hash with these keys. */
  StationCodeHash(long start, long multiplier, long lastMultiplier) {
    this.start = start;
    this.multiplier = multiplier | 1;
    this.lastMultiplier = lastMultiplier | 1;
  }

  /** The hash of this process, which no other process has. */
  public static StationCodeHash ofThisProcess() {
    return OF_THIS_PROCESS;
  }

  /** The hash of a code as ASCII bytes; all 32 bits are equally good. */
  public int of(byte[] bytes, int offset, int length) {
    long hash = start ^ length;
    int end = offset + length;
    int at = offset;
    for (; end - at > EightBytes.LENGTH; at += EightBytes.LENGTH) {
      hash = mixed(hash ^ EightBytes.at(bytes, at), multiplier);
    }
    return finished(hash ^ EightBytes.upTo(bytes, at, end));
  }

  /** The hash of a code as text; if it is ASCII, the same as that of its bytes. */
  public int of(String code) {
    long hash = start ^ code.length();
    int at = 0;
    for (; code.length() - at > EightBytes.LENGTH; at += EightBytes.LENGTH) {
      hash = mixed(hash ^ word(code, at, at + EightBytes.LENGTH), multiplier);
    }
    return finished(hash ^ word(code, at, code.length()));
  }

  /**
   * The characters between two indexes, at most eight, the first in the lowest byte. What a
   * character has beyond a byte is mixed in, since otherwise such codes could be chosen to collide.
   */
  private long word(String code, int from, int to) {
    long word = 0;
    long wide = 0;
    for (int at = to - 1; at >= from; at--) {
      char c = code.charAt(at);
      word = word << Byte.SIZE | (c & 0xff);
      wide = wide << Byte.SIZE | c >> Byte.SIZE;
    }
    return wide == 0 ? word : mixed(word ^ start, multiplier) ^ mixed(wide ^ start, lastMultiplier);
  }

  private int finished(long hash) {
    long last = mixed(mixed(hash, multiplier), lastMultiplier);
    return (int) (last ^ last >>> Integer.SIZE);
  }

  /** Both halves of the product, so that each bit of the factors reaches all bits of the result. */
  private static long mixed(long one, long other) {
    return Math.multiplyHigh(one, other) ^ one * other;
  }
}
