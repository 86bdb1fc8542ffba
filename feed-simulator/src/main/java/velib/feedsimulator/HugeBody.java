package velib.feedsimulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Streams a valid feed that is far too large: the same few rows again and again. */
final class HugeBody {
  /** Short enough for gzip to find the repetition, so that the answer is small when compressed. */
  private static final int REPEATED_ROWS = 50;

  private static final int PACKING_BYTES = 65_536;

  private HugeBody() {}

  static void send(HttpExchange exchange, Snapshot snapshot, long bytes, boolean packed)
      throws IOException {
    List<StationRow> few = snapshot.rows.subList(0, Math.min(REPEATED_ROWS, snapshot.rows.size()));
    String feed = new String(FeedJson.status(snapshot.withRows(few)), UTF_8);
    int firstRow = feed.indexOf('[') + 1;
    int end = feed.lastIndexOf(']');
    byte[] rows = feed.substring(firstRow, end).getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", Answer.JSON);
    if (packed) {
      exchange.getResponseHeaders().set("Content-Encoding", "gzip");
    }
    // To this server, length 0 means a chunked answer.
    exchange.sendResponseHeaders(200, 0);
    OutputStream body = exchange.getResponseBody();
    try (OutputStream out = packed ? new GZIPOutputStream(body, PACKING_BYTES) : body) {
      out.write(feed.substring(0, firstRow).getBytes(UTF_8));
      out.write(rows);
      for (long sent = rows.length; sent < bytes; sent += rows.length) {
        out.write(',');
        out.write(rows);
      }
      out.write(feed.substring(end).getBytes(UTF_8));
    }
  }
}
