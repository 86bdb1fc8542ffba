package velib.feedclient;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import velib.settings.PrintableAddress;
import velib.settings.Setting;
import velib.settings.Settings;

/**
 * The one HTTP client of all programs that ask the feed. It sends the credentials of the address
 * and of the proxy, and follows redirects on the same host only. Thread-safe.
 */
public final class FeedHttp {
  private static final int MOST_REDIRECTS = 2;

  static {
    // Java's client would try five times; one more request is enough.
    System.setProperty("jdk.httpclient.redirects.retrylimit", "2");
    // Or a password for the proxy is not sent where a tunnel to an https address is asked for.
    System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
  }

  private final URI address;
  private final String setting;
  private final Duration readTimeout;
  private final int maxBytes;
  private final String userAgent;
  private final EnvironmentProxies proxies;
  private final HttpClient http;

  /**
   * A client of one address.
   *
   * @param setting the name of the setting that the address is from
   * @param readTimeout how long each response may take
   * @param maxBytes the limit for a body as it is sent
   */
  public FeedHttp(
      URI address,
      String setting,
      Duration connectTimeout,
      Duration readTimeout,
      int maxBytes,
      String userAgent,
      EnvironmentProxies proxies) {
    this.address = address;
    this.setting = setting;
    this.readTimeout = readTimeout;
    this.maxBytes = maxBytes;
    this.userAgent = userAgent;
    this.proxies = proxies;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1) // one request a minute gains nothing from 2
            .followRedirects(HttpClient.Redirect.NEVER) // Redirects does
            .connectTimeout(connectTimeout)
            .proxy(proxies)
            .build();
  }

  /** A client of the address that a setting gives, with the limits of {@link FeedSettings}. */
  public static FeedHttp of(Settings settings, Setting<URI> address) {
    return new FeedHttp(
        settings.get(address),
        address.name(),
        settings.get(FeedSettings.FEED_CONNECT_TIMEOUT),
        settings.get(FeedSettings.FEED_READ_TIMEOUT),
        FeedSettings.bytes(settings.get(FeedSettings.FEED_MAX_MEBIBYTES)),
        UserAgent.of(settings.get(FeedSettings.FEED_CONTACT)),
        new EnvironmentProxies(System.getenv()));
  }

  /** The address as it may be printed. */
  public String shown() {
    return PrintableAddress.of(address);
  }

  /** How long each response may take, to its last byte. */
  public Duration readTimeout() {
    return readTimeout;
  }

  /**
   * Begins to ask.
   *
   * @param headers adds further headers
   */
  public Exchange ask(Consumer<HttpRequest.Builder> headers) {
    return new Exchange(headers);
  }

  /**
   * Decodes the body of an answer with status 200.
   *
   * @throws IOException with a message for a person
   */
  public byte[] content(HttpResponse<byte[]> answer) throws IOException {
    String encoding = answer.headers().firstValue("Content-Encoding").orElse("");
    return ContentEncoding.decode(answer.body(), encoding, maxBytes);
  }

  /** One request and its answer, on the way. */
  public final class Exchange {
    private final Consumer<HttpRequest.Builder> headers;
    private final CompletableFuture<HttpResponse<byte[]>> answer;
    private BoundedBody body;
    private CompletableFuture<HttpResponse<byte[]>> response;
    private boolean isAbandoned;

    private Exchange(Consumer<HttpRequest.Builder> headers) {
      this.headers = headers;
      answer = from(address, MOST_REDIRECTS);
    }

    /** The answer; a redirect that is not followed fails it with {@link RefusedRedirect}. */
    public CompletableFuture<HttpResponse<byte[]>> answer() {
      return answer;
    }

    /** Closes the connection if the answer is still coming, which cancelling it does not. */
    public synchronized void abandon() {
      isAbandoned = true;
      body.abandon();
      response.cancel(true);
      answer.cancel(true);
    }

    private synchronized CompletableFuture<HttpResponse<byte[]>> from(URI place, int redirects) {
      if (isAbandoned) {
        return new CompletableFuture<>();
      }
      body = new BoundedBody(maxBytes);
      try {
        response = http.sendAsync(request(place), body);
      } catch (IllegalArgumentException unusable) {
        response = CompletableFuture.failedFuture(unusable);
      }
      return response.thenCompose(received -> followed(received, place, redirects));
    }

    private CompletableFuture<HttpResponse<byte[]>> followed(
        HttpResponse<byte[]> received, URI place, int redirects) {
      try {
        Optional<URI> next = Redirects.next(received, place, setting);
        if (next.isEmpty()) {
          return CompletableFuture.completedFuture(received);
        }
        if (redirects == 0) {
          throw new RefusedRedirect("it redirects more than " + MOST_REDIRECTS + " times");
        }
        return from(next.get(), redirects - 1);
      } catch (RefusedRedirect refused) {
        return CompletableFuture.failedFuture(refused);
      }
    }

    private HttpRequest request(URI place) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(Origin.withoutUser(place))
              .timeout(readTimeout) // in Java 11 nothing else ends a silent connection
              .header("User-Agent", userAgent)
              .header("Accept", "application/json")
              .header("Accept-Encoding", "gzip");
      if (Origin.mayLogInAt(place, address)) {
        BasicCredentials.of(address).ifPresent(user -> request.header("Authorization", user));
      }
      proxies.credentials(place).ifPresent(user -> request.header("Proxy-Authorization", user));
      headers.accept(request);
      return request.build();
    }
  }
}
