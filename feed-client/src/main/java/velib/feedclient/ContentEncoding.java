package velib.feedclient;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** Decodes a body by its Content-Encoding. */
public final class ContentEncoding {
  private ContentEncoding() {}

  /**
   * Decodes a body.
   *
   * @param encoding the header's value; empty if there is none
   * @param maxBytes the limit of the decoded body, so that a small body cannot fill the memory
   * @throws IOException with a message for a person
   */
  public static byte[] decode(byte[] body, String encoding, int maxBytes) throws IOException {
    switch (encoding.trim().toLowerCase(Locale.ROOT)) {
      case "":
      case "identity":
        return body;
      case "gzip":
      case "x-gzip":
        return gunzip(body, maxBytes);
      default:
        throw new IOException("the answer is encoded as " + Quote.of(encoding) + ", not as gzip");
    }
  }

  private static byte[] gunzip(byte[] body, int maxBytes) throws IOException {
    byte[] content;
    try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(body))) {
      content = stream.readNBytes(maxBytes);
      if (stream.read() < 0) {
        return content;
      }
    } catch (EOFException cutOff) {
      throw new IOException("the gzip stream is cut off after " + body.length + " bytes", cutOff);
    } catch (IOException notGzip) {
      throw new IOException("the gzip stream is broken: " + notGzip.getMessage(), notGzip);
    }
    throw new AnswerTooLarge(maxBytes);
  }
}
