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
 * Asks the feed's server, once for each call, with every wait and every size bounded.
 *
 * <p>When to ask again is {@link PollSchedule}'s alone, so that no second place can be impolite.
 * Only a connection that closes without a word is tried once more at once, as one that was kept
 * from the poll before may do.
 */
final class FeedClient {
  /**
   * An answer that is on its way when the program is told to leave is worth this wait: its poll is
   * then published as a whole instead of having been asked for in vain.
   */
  private static final Duration GRACE_WHEN_TOLD_TO_LEAVE = Duration.ofSeconds(2);

  static {
    // Java's client would ask five times: one more request, or one redirect, is enough.
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
   * @param maxBytes of a body, as sent and as decompressed
   * @param stop ends an exchange that does not end by itself in the moment after
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
   * @param known of the content that we have; {@link Validators#NONE} asks for all of it
   * @throws PollFailure with the reason, and with the wait that the server asks for
   */
  FeedAnswer ask(Validators known) throws PollFailure {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(feed)
            .timeout(readTimeout) // Java 11 hangs up a silent server for this alone
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
      return stop.resultWithin(GRACE_WHEN_TOLD_TO_LEAVE, answer);
    } catch (CancellationException stopped) {
      throw new PollFailure(PollOutcome.STOPPED, "told to leave while asking the feed");
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
