package velib.pipelinecheck;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** A program that serves what a test tells it to. */
final class ProgramStub implements AutoCloseable {
  private final HttpServer server;

  ProgramStub() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Answers requests for a path with these bodies, one after another; the last one stays. */
  ProgramStub serve(String path, int status, String... bodies) {
    Deque<String> left = new ArrayDeque<>(Arrays.asList(bodies));
    server.createContext(
        path,
        exchange -> {
          byte[] body = (left.size() > 1 ? left.poll() : left.peek()).getBytes(UTF_8);
          exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    return this;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
