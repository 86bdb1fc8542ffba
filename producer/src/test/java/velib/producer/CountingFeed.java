package velib.producer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** A feed of fifty stations that each have as many bikes as the number of the answer. */
final class CountingFeed implements AutoCloseable {
  static final int STATIONS = 50;

  private final AtomicInteger answers = new AtomicInteger();
  private final HttpServer server;

  CountingFeed() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          int number = answers.incrementAndGet();
          String[] rows =
              IntStream.range(0, STATIONS)
                  .mapToObj(station -> Feeds.row(String.valueOf(1001 + station), number))
                  .toArray(String[]::new);
          byte[] body = Feeds.of(rows).getBytes(UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  /** How many answers it has given. */
  int answers() {
    return answers.get();
  }

  /** The number of the answer that a published row is from. */
  static int answerOf(String row) {
    return Integer.parseInt(row.replaceFirst(".*\"num_bikes_available\":([0-9]+).*", "$1"));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
