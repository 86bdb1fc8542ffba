package velib.stacktests.monitoring;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A program that Prometheus scrapes: it answers with no metrics, or is out of order. */
final class Target implements AutoCloseable {
  private final HttpServer server;
  private volatile boolean works;

  Target(boolean works) throws IOException {
    this.works = works;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/metrics",
        exchange -> {
          exchange.sendResponseHeaders(this.works ? 200 : 503, -1);
          exchange.close();
        });
    server.start();
  }

  void mend() {
    works = true;
  }

  /** Its host and port, as Prometheus is given them. */
  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
