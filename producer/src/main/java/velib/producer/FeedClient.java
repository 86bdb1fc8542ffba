package velib.producer;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.Timeout;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import velib.feedclient.BoundedBody;
import velib.feedclient.ContentEncoding;

/**
 * Asks the feed's server once per call, with every wait and every size bounded.
 *
 * <p>Only {@link PollSchedule} decides when to ask again, so that the feed is never asked too
 * often. The one exception is a connection that closes without an answer, as one kept open since
 * the last poll may do: it is tried once more at once.
 */
final class FeedClient {
  /** How long a stopping program waits for an answer under way, to publish that poll as well. */
  private static final Duration GRACE_WHEN_STOPPING = Duration.ofSeconds(2);

  static {
    // Java's client would try five times; one more request, or one redirect, is enough.
    System.setProperty("jdk.httpclient.redirects.retrylimit", "2");
  }

  private final URI feed;
  private final Duration readTimeout;
  private final int maxBytes;
  private final String userAgent;
  private final StopSignal stop;
  private final FeedFailures failures;
  private final HttpClient http;
  private final FailsafeExecutor<Object> deadline;

  /**
   * A client of one feed.
   *
   * @param readTimeout for one answer, from the request to the last byte of its body
   * @param maxBytes the limit for a body, both compressed and decompressed
   * @param stop ends an exchange after a short grace
   */
  FeedClient(
      URI feed,
      Duration connectTimeout,
      Duration readTimeout,
      int maxBytes,
      String userAgent,
      ProxySelector proxies,
      StopSignal stop) {
    this.feed = feed;
    this.readTimeout = readTimeout;
    this.maxBytes = maxBytes;
    this.userAgent = userAgent;
    this.stop = stop;
    this.failures = new FeedFailures(feed, readTimeout);
    this.deadline = Failsafe.with(Timeout.of(readTimeout));
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1) // one request a minute gains nothing from 2
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(connectTimeout)
            .proxy(proxies)
            .build();
  }

  /**
   * Asks for the feed's content.
   *
   * @param known the validators of the content that we have; {@link Validators#NONE} if none
   * @throws PollFailure with the reason and, if the server names one, the time to wait
   */
  FeedAnswer ask(Validators known) throws PollFailure {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(feed)
            .timeout(readTimeout) // in Java 11 nothing else ends a silent connection
            .header("User-Agent", userAgent)
            .header("Accept", "application/json")
            .header("Accept-Encoding", "gzip");
    known.addTo(request);
    HttpResponse<byte[]> response = exchange(request.build());
    switch (response.statusCode()) {
      case 200:
        return FeedAnswer.of(content(response), Validators.of(response.headers()));
      case 304:
        if (known.isEmpty()) {
          throw FeedFailures.failed(
              "answered with status 304, not modified, to a request for all of it");
        }
        return FeedAnswer.unchanged();
      default:
        throw FeedFailures.refused(response);
    }
  }

  private HttpResponse<byte[]> exchange(HttpRequest request) throws PollFailure {
    BoundedBody body = new BoundedBody(maxBytes);
    CompletableFuture<HttpResponse<byte[]>> answer =
        deadline.getStageAsync(() -> http.sendAsync(request, body));
    try {
      return stop.resultWithin(GRACE_WHEN_STOPPING, answer);
    } catch (CancellationException stopped) {
      throw new PollFailure(PollOutcome.STOPPED, "stopping while the feed was asked");
    } catch (CompletionException failure) {
      throw failures.of(failure);
    } finally {
      body.abandon();
      answer.cancel(true);
    }
  }

  private byte[] content(HttpResponse<byte[]> response) throws PollFailure {
    String encoding = response.headers().firstValue("Content-Encoding").orElse("");
    try {
      return ContentEncoding.decode(response.body(), encoding, maxBytes);
    } catch (IOException unreadable) {
      throw FeedFailures.notTheFeed(unreadable);
    }
  }
}
