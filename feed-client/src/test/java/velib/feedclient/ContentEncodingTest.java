package velib.feedclient;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class ContentEncodingTest {
  private static final byte[] TEXT = "stations ".repeat(100).getBytes(UTF_8);

  @Test
  void undoesGzipAndNothingElse() throws IOException {
    assertThat(ContentEncoding.decode(gzip(TEXT), "gzip", 900)).isEqualTo(TEXT);
    assertThat(ContentEncoding.decode(gzip(TEXT), " X-GZIP ", 900)).isEqualTo(TEXT);
    assertThat(ContentEncoding.decode(TEXT, "", 900)).isEqualTo(TEXT);
    assertThat(ContentEncoding.decode(TEXT, "identity", 900)).isEqualTo(TEXT);
    assertThatThrownBy(() -> ContentEncoding.decode(TEXT, "br", 900))
        .hasMessage("the answer is encoded as br, not as gzip");
  }

  @Test
  void aSmallBodyCannotGrowBeyondTheLimit() throws IOException {
    byte[] bomb = gzip(new byte[10_000_000]);

    assertThat(bomb).hasSizeLessThan(20_000);
    assertThatThrownBy(() -> ContentEncoding.decode(bomb, "gzip", 20_000))
        .hasMessageContaining("larger than 20000 bytes");
  }

  @Test
  void aStreamCutOffAnywhereSaysSo() throws IOException {
    byte[] whole = gzip(TEXT);

    for (int end = 0; end < whole.length; end++) {
      byte[] part = Arrays.copyOf(whole, end);
      assertThatThrownBy(() -> ContentEncoding.decode(part, "gzip", 900))
          .as("cut at %d", end)
          .hasMessageContaining("cut off");
    }
  }

  @Test
  void aStreamThatIsNotGzipSaysSo() {
    assertThatThrownBy(() -> ContentEncoding.decode(TEXT, "gzip", 900))
        .hasMessageContaining("gzip stream is broken");
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream stream = new GZIPOutputStream(bytes)) {
      stream.write(content);
    }
    return bytes.toByteArray();
  }
}
