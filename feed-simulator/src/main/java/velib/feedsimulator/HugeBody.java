package velib.feedsimulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** Streams a valid feed that is far too large: the same few rows again and again. */
final class HugeBody {
  /** Short enough for gzip to see the repetition, which makes a small bomb of it. */
  private static final int REPEATED_ROWS = 50;

  private HugeBody() {}

  static void send(HttpExchange exchange, byte[] feed, long bytes, boolean packed)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", Answer.JSON);
    if (packed) {
      exchange.getResponseHeaders().set("Content-Encoding", "gzip");
    }
    // Length 0 means chunks to this server.
    exchange.sendResponseHeaders(200, 0);
    OutputStream body = exchange.getResponseBody();
    try (OutputStream out = packed ? new GZIPOutputStream(body, 65_536) : body) {
      int firstRow = indexOf(feed, (byte) '[', 0) + 1;
      byte[] rows = Arrays.copyOfRange(feed, firstRow, endOfRows(feed, firstRow));
      out.write(feed, 0, firstRow);
      for (long sent = firstRow; sent < bytes; sent += rows.length + 1) {
        out.write(rows);
        out.write(',');
      }
      out.write(rows);
      out.write(feed, feed.length - "]}}".length(), "]}}".length());
    }
  }

  private static int endOfRows(byte[] feed, int firstRow) {
    int end = firstRow;
    for (int row = 0; row < REPEATED_ROWS; row++) {
      int next = endOfRow(feed, end);
      if (next < 0) {
        break;
      }
      end = next;
    }
    return end;
  }

  /** A row's last field is the opening hours; nothing else in it ends with null and a brace. */
  private static int endOfRow(byte[] feed, int from) {
    for (int end = indexOf(feed, (byte) '}', from);
        end > 0;
        end = indexOf(feed, (byte) '}', end + 1)) {
      if (feed[end - 1] == 'l') {
        return end + 1;
      }
    }
    return -1;
  }

  private static int indexOf(byte[] text, byte wanted, int from) {
    for (int index = from; index < text.length; index++) {
      if (text[index] == wanted) {
        return index;
      }
    }
    return -1;
  }
}
