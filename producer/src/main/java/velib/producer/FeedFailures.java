package velib.producer;

import dev.failsafe.TimeoutExceededException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import velib.feedclient.AnswerTooLarge;
import velib.feedclient.Quote;

/** Describes what went wrong in an exchange with the feed's server. */
final class FeedFailures {
  private final URI feed;
  private final Duration readTimeout;

  FeedFailures(URI feed, Duration readTimeout) {
    this.feed = feed;
    this.readTimeout = readTimeout;
  }

  /** The failure of an exchange that ended without a complete answer. */
  PollFailure of(CompletionException exchange) {
    Throwable failure = causeOf(exchange);
    if (failure instanceof AnswerTooLarge) {
      return notTheFeed((AnswerTooLarge) failure);
    }
    if (isLate(failure)) {
      return failed("no whole answer within " + readTimeout.toMillis() + " ms (FEED_READ_TIMEOUT)");
    }
    return failed(
        "no answer from "
            + feed.getAuthority()
            + ", "
            + failure.getClass().getSimpleName()
            + wordsOf(failure));
  }

  /** The failure of an answer whose status is neither 200 nor 304. */
  static PollFailure refused(HttpResponse<?> response) {
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

  static PollFailure failed(String reason) {
    return new PollFailure(PollOutcome.FEED_FAILED, reason);
  }

  static PollFailure notTheFeed(IOException unreadable) {
    return new PollFailure(PollOutcome.NOT_THE_FEED, unreadable.getMessage());
  }

  private static boolean isLate(Throwable failure) {
    return failure instanceof TimeoutExceededException
        || failure instanceof HttpTimeoutException
            && !(failure instanceof HttpConnectTimeoutException);
  }

  private static Throwable causeOf(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? causeOf(failure.getCause())
        : failure;
  }

  private static String wordsOf(Throwable failure) {
    Throwable told = failure;
    while (told.getMessage() == null && told.getCause() != null) {
      told = told.getCause(); // the message of a refused connection is further down
    }
    return ": "
        + (told.getMessage() == null
            ? told.getClass().getSimpleName()
            : Quote.of(told.getMessage()));
  }
}
