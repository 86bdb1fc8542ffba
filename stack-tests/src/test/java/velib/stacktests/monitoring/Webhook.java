package velib.stacktests.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A receiver of alerts, which keeps every message that is posted to its secret address. */
final class Webhook implements AutoCloseable {
  /** The part of the address that nobody may see. */
  static final String SECRET = "s3cret";

  private static final String PATH = "/hook/" + SECRET;

  private final HttpServer server;
  private final List<JsonNode> messages = new CopyOnWriteArrayList<>();

  Webhook() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(PATH, this::receive);
    server.start();
  }

  private void receive(HttpExchange exchange) throws IOException {
    messages.add(new ObjectMapper().readTree(exchange.getRequestBody()));
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + PATH + "?token=" + SECRET;
  }

  /** The messages so far, oldest first. */
  List<JsonNode> messages() {
    return messages;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
