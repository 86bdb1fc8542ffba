package velib.feedclient;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is sent the password of the feed when its server redirects. */
class RedirectedPasswordTest {
  private final List<String> seen = new CopyOnWriteArrayList<>();
  private HttpServer feed;
  private HttpServer other;

  @BeforeEach
  void serve() throws IOException {
    feed = server();
    other = server();
    redirect("/same", "/feed");
    redirect("/other", "http://127.0.0.1:" + other.getAddress().getPort() + "/feed");
  }

  @AfterEach
  void stop() {
    feed.stop(0);
    other.stop(0);
  }

  @Test
  void theSameServerIsSentItAgain() throws Exception {
    assertThat(ask("/same"))
        .containsExactly("/same Basic dmVsbzpzM2NyZXQ=", "/feed Basic dmVsbzpzM2NyZXQ=");
  }

  @Test
  void aServerAtAnotherPortIsNotSentIt() throws Exception {
    assertThat(ask("/other")).containsExactly("/other Basic dmVsbzpzM2NyZXQ=", "/feed null");
  }

  private List<String> ask(String path) throws Exception {
    FeedHttp http =
        new FeedHttp(
            URI.create("http://velo:s3cret@127.0.0.1:" + feed.getAddress().getPort() + path),
            "VELIB_FEED_URL",
            Duration.ofSeconds(5),
            Duration.ofMinutes(1),
            1_000,
            "velib-pipeline/test",
            new EnvironmentProxies(Map.of()));
    FeedHttp.Exchange exchange = http.ask(request -> {});
    assertThat(exchange.answer().get(1, TimeUnit.MINUTES).statusCode()).isEqualTo(200);
    return seen;
  }

  private HttpServer server() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.createContext(
        "/feed",
        exchange -> {
          seen.add("/feed " + exchange.getRequestHeaders().getFirst("Authorization"));
          byte[] body = "{}".getBytes(UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return server;
  }

  private void redirect(String path, String to) {
    feed.createContext(
        path,
        exchange -> {
          seen.add(path + " " + exchange.getRequestHeaders().getFirst("Authorization"));
          exchange.getResponseHeaders().set("Location", to);
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
  }
}
