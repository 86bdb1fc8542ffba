package velib.testkit.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

/** Encodes text in another encoding than UTF-8, or as bytes that only look like UTF-8. */
final class EncodingFuzzer {
  private final Dice dice;

  EncodingFuzzer(Dice dice) {
    this.dice = dice;
  }

  byte[] encoded(String text) {
    switch (dice.below(6)) {
      case 0:
        return ("\ufeff" + text).getBytes(UTF_8);
      case 1:
        return text.getBytes(UTF_16);
      case 2:
        return text.getBytes(UTF_16LE);
      case 3:
        return (text.replace("null", "\"caf\u00e9\"")).getBytes(ISO_8859_1);
      case 4:
        return withRaw(text, 0xc0, 0xaf); // an overlong slash
      default:
        return withRaw(text, 0xed, 0xa0, 0x80); // half a surrogate pair as CESU-8 has it
    }
  }

  private static byte[] withRaw(String text, int... raw) {
    StringBuilder name = new StringBuilder();
    for (int one : raw) {
      name.append((char) one);
    }
    return text.replaceFirst("\\{", "{\"" + name + "\":1,").getBytes(ISO_8859_1);
  }
}
