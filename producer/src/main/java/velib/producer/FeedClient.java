package velib.producer;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.Timeout;
import dev.failsafe.TimeoutExceededException;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Asks the feed's server, once for each call, with every wait and every size bounded.
 *
 * <p>Nothing is tried again in here: when to ask again is {@link PollSchedule}'s alone, so that no
 * second place can be impolite.
 */
final class FeedClient {
  private final URI feed;
  private final Duration readTimeout;
  private final int maxBytes;
  private final String userAgent;
  private final StopSignal stop;
  private final HttpClient http;
  private final FailsafeExecutor<Object> deadline;

  /**
   * A client of one feed.
   *
   * @param readTimeout for one answer, from the request to the last byte of its body
   * @param maxBytes of a body, as sent and as decompressed
   * @param stop ends an exchange in the middle
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
          throw failed("answered 304 Not Modified to a request for the whole content");
        }
        return FeedAnswer.unchanged();
      default:
        throw refused(response);
    }
  }

  private HttpResponse<byte[]> exchange(HttpRequest request) throws PollFailure {
    BoundedBody body = new BoundedBody(maxBytes);
    CompletableFuture<HttpResponse<byte[]>> answer =
        deadline.getStageAsync(() -> http.sendAsync(request, body));
    try {
      return stop.orResultOf(answer);
    } catch (CancellationException stopped) {
      throw new PollFailure(PollOutcome.STOPPED, "told to leave while asking the feed");
    } catch (CompletionException failure) {
      throw failed(reasonOf(causeOf(failure)));
    } finally {
      body.abandon();
      answer.cancel(true);
    }
  }

  private static Throwable causeOf(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? causeOf(failure.getCause())
        : failure;
  }

  private byte[] content(HttpResponse<byte[]> response) throws PollFailure {
    String encoding = response.headers().firstValue("Content-Encoding").orElse("");
    try {
      return ContentEncoding.decode(response.body(), encoding, maxBytes);
    } catch (IOException unreadable) {
      throw new PollFailure(PollOutcome.NOT_THE_FEED, unreadable.getMessage());
    }
  }

  private static PollFailure refused(HttpResponse<?> response) {
    Optional<Duration> retryAfter =
        response
            .headers()
            .firstValue("Retry-After")
            .flatMap(value -> RetryAfter.read(value, Instant.now()));
    String target =
        response.headers().firstValue("Location").map(to -> " to " + Quote.of(to)).orElse("");
    String wait =
        retryAfter.map(d -> ", asks to be left alone for " + d.getSeconds() + " s").orElse("");
    return new PollFailure(
        PollOutcome.FEED_FAILED,
        "answered with status " + response.statusCode() + target + wait,
        retryAfter.orElse(null));
  }

  private String reasonOf(Throwable failure) {
    boolean isLate =
        failure instanceof TimeoutExceededException
            || failure instanceof HttpTimeoutException
                && !(failure instanceof HttpConnectTimeoutException);
    if (isLate) {
      return "no whole answer within " + readTimeout.toMillis() + " ms (FEED_READ_TIMEOUT)";
    }
    Throwable told = failure;
    while (told.getMessage() == null && told.getCause() != null) {
      told = told.getCause(); // a refused connection has its words further down
    }
    String words = told.getMessage() == null ? "" : ": " + Quote.of(told.getMessage());
    return "no answer from "
        + feed.getAuthority()
        + ", "
        + failure.getClass().getSimpleName()
        + words;
  }

  private static PollFailure failed(String reason) {
    return new PollFailure(PollOutcome.FEED_FAILED, reason);
  }
}
