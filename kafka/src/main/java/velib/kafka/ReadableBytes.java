package velib.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.util.Locale;

/**
 * Shows bytes as one line of text that is safe for a terminal: bytes that are not UTF-8 as {@code
 * \xff}, invisible characters as {@code \}{@code u0007}, and no more than a person reads.
 */
final class ReadableBytes {
  private static final int MOST_CHARACTERS = 600;

  private ReadableBytes() {}

  static String of(byte[] bytes) {
    if (bytes == null) {
      return "(none)";
    }
    if (bytes.length == 0) {
      return "(empty)";
    }
    StringBuilder text = new StringBuilder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharsetDecoder decoder = UTF_8.newDecoder();
    CharBuffer decoded = CharBuffer.allocate(MOST_CHARACTERS);
    while (in.hasRemaining() && text.length() < MOST_CHARACTERS) {
      CoderResult result = decoder.reset().decode(in, decoded.clear(), true);
      decoded.flip().codePoints().forEach(c -> append(text, c));
      for (int left = result.isMalformed() ? result.length() : 0; left > 0; left--) {
        text.append(String.format(Locale.ROOT, "\\x%02x", in.get()));
      }
    }
    return in.hasRemaining() ? text + "… (" + bytes.length + " bytes)" : text.toString();
  }

  private static void append(StringBuilder text, int character) {
    switch (Character.getType(character)) {
      case Character.CONTROL:
      case Character.FORMAT: // among them those that turn the direction of writing round
      case Character.SURROGATE:
      case Character.UNASSIGNED:
      case Character.LINE_SEPARATOR:
      case Character.PARAGRAPH_SEPARATOR:
        text.append(String.format(Locale.ROOT, "\\u%04x", character));
        break;
      default:
        text.appendCodePoint(character);
    }
  }
}
