package velib.feedclient;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a proxy is sent, seen by one that reads a request and hangs up. */
class ProxyPasswordTest {
  private static final String CREDENTIALS = "Proxy-Authorization: Basic dmVsbzpzM2NyZXQ=";

  private ServerSocket proxy;
  private String host = "127.0.0.1";

  @BeforeEach
  void listen() throws IOException {
    proxy = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    proxy.close();
  }

  @Test
  void thePasswordOfTheProxyIsSent() throws Exception {
    assertThat(headOfTheRequestFor("http://feed.example.org/s.json"))
        .contains("GET http://feed.example.org/s.json HTTP/1.1", CREDENTIALS);
  }

  @Test
  void thePasswordOfTheProxyIsSentToOpenATunnelAndTheOneOfTheFeedIsNot() throws Exception {
    assertThat(headOfTheRequestFor("https://velo:other@feed.example.org/s.json"))
        .contains("CONNECT feed.example.org:443 HTTP/1.1", CREDENTIALS)
        .noneMatch(line -> line.startsWith("Authorization"));
  }

  /** The line of a request is in the log of every proxy. */
  @Test
  void thePasswordOfTheFeedIsInAHeaderAndNotInTheLineThatAProxyLogs() throws Exception {
    assertThat(headOfTheRequestFor("http://velo:other@feed.example.org/s.json?a=b"))
        .contains(
            "GET http://feed.example.org/s.json?a=b HTTP/1.1",
            "Authorization: Basic dmVsbzpvdGhlcg==",
            CREDENTIALS);
  }

  @Test
  void aProxyMayHaveAnIpv6Address() throws Exception {
    proxy.close();
    try {
      proxy = new ServerSocket(0, 5, InetAddress.getByName("::1"));
    } catch (IOException noSuchAddress) {
      assumeTrue(false, "this machine has no IPv6: " + noSuchAddress);
    }
    host = "[::1]";

    assertThat(headOfTheRequestFor("http://feed.example.org/s.json")).contains(CREDENTIALS);
  }

  private List<String> headOfTheRequestFor(String address) throws Exception {
    CompletableFuture<List<String>> head = CompletableFuture.supplyAsync(this::readOneHead);
    String at = "http://velo:s3cret@" + host + ":" + proxy.getLocalPort();
    FeedHttp http =
        new FeedHttp(
            URI.create(address),
            "VELIB_FEED_URL",
            Duration.ofSeconds(5),
            Duration.ofMinutes(1),
            1_000,
            "velib-pipeline/test",
            new EnvironmentProxies(Map.of("http_proxy", at, "https_proxy", at)));
    FeedHttp.Exchange exchange = http.ask(request -> {});
    try {
      return head.get(1, TimeUnit.MINUTES);
    } finally {
      exchange.abandon();
    }
  }

  private List<String> readOneHead() {
    try (Socket client = proxy.accept()) {
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
      List<String> head = new ArrayList<>();
      for (String line = lines.readLine(); !line.isEmpty(); line = lines.readLine()) {
        head.add(line);
      }
      return head;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
