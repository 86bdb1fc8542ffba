package velib.producer;

import dev.failsafe.TimeoutExceededException;
import java.io.IOException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import velib.feedclient.AnswerTooLarge;
import velib.feedclient.ExchangeFailure;
import velib.feedclient.FeedHttp;
import velib.feedclient.Quote;
import velib.feedclient.RefusedRedirect;
import velib.settings.PrintableAddress;

/** Describes what went wrong in an exchange with the feed's server. */
final class FeedFailures {
  private final FeedHttp http;

  FeedFailures(FeedHttp http) {
    this.http = http;
  }

  /** The failure of an exchange that ended without a complete answer. */
  PollFailure of(CompletionException exchange) {
    Throwable failure = ExchangeFailure.cause(exchange);
    if (failure instanceof AnswerTooLarge) {
      return notTheFeed((AnswerTooLarge) failure);
    }
    if (isLate(failure)) {
      return failed(
          "no whole answer within " + http.readTimeout().toMillis() + " ms (FEED_READ_TIMEOUT)");
    }
    String words = ExchangeFailure.inOneLine(failure);
    return failed(
        failure instanceof RefusedRedirect
            ? words
            : "no answer from " + http.shown() + ", " + words);
  }

  /** The failure of an answer whose status is neither 200 nor 304. */
  static PollFailure refused(HttpResponse<?> response) {
    Optional<Duration> retryAfter =
        response
            .headers()
            .firstValue("Retry-After")
            .flatMap(value -> RetryAfter.read(value, Instant.now()));
    String target =
        response
            .headers()
            .firstValue("Location")
            .map(to -> " to " + Quote.of(PrintableAddress.of(to)))
            .orElse("");
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
}
