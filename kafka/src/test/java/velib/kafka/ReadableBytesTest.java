package velib.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ReadableBytesTest {
  @Test
  void nothingAndEmptyAreToldApart() {
    assertThat(ReadableBytes.of(null)).isEqualTo("(none)");
    assertThat(ReadableBytes.of(new byte[0])).isEqualTo("(empty)");
  }

  @Test
  void textIsShownAsItIs() {
    assertThat(readable("{\"name\":\"Gare de l'Été 😀\"}"))
        .isEqualTo("{\"name\":\"Gare de l'Été 😀\"}");
  }

  @Test
  void whatIsNotUtf8IsShownByItsBytes() {
    byte[] bytes = {'a', (byte) 0xff, 'b', (byte) 0xc3, (byte) 0xed, (byte) 0xa0, (byte) 0x80};

    assertThat(ReadableBytes.of(bytes)).isEqualTo("a\\xffb\\xc3\\xed\\xa0\\x80");
  }

  @Test
  void whatATerminalWouldObeyIsEscaped() {
    assertThat(readable("\u001b[2J\u0000\r\n\u007f\u009b\u202e\u2028\ufeff"))
        .isEqualTo("\\u001b[2J\\u0000\\u000d\\u000a\\u007f\\u009b\\u202e\\u2028\\ufeff");
  }

  @Test
  void aLongValueIsCutAndItsLengthIsSaid() {
    assertThat(readable("é".repeat(5_000))).isEqualTo("é".repeat(600) + "… (10000 bytes)");
    assertThat(readable("😀".repeat(1_000))).endsWith("😀… (4000 bytes)");
    assertThat(readable("é".repeat(600))).hasSize(600);
  }

  @Test
  void anyBytesGiveOneLine() {
    Random random = new Random(1);
    for (int number = 0; number < 20_000; number++) {
      byte[] bytes = new byte[random.nextInt(1_000)];
      random.nextBytes(bytes);
      assertThat(ReadableBytes.of(bytes)).matches("[^\\p{Cntrl}\\u2028\\u2029]+");
    }
  }

  private static String readable(String text) {
    return ReadableBytes.of(text.getBytes(UTF_8));
  }
}
