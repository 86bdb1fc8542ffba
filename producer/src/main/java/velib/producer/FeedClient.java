package velib.producer;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.Timeout;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import velib.feedclient.FeedHttp;

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

  private final FeedHttp http;
  private final StopSignal stop;
  private final FeedFailures failures;
  private final FailsafeExecutor<Object> deadline;

  /**
   * A client of one feed.
   *
   * @param stop ends an exchange after a short grace
   */
  FeedClient(FeedHttp http, StopSignal stop) {
    this.http = http;
    this.stop = stop;
    this.failures = new FeedFailures(http);
    this.deadline = Failsafe.with(Timeout.of(http.readTimeout()));
  }

  /**
   * Asks for the feed's content.
   *
   * @param known the validators of the content that we have; {@link Validators#NONE} if none
   * @throws PollFailure with the reason and, if the server names one, the time to wait
   */
  FeedAnswer ask(Validators known) throws PollFailure {
    HttpResponse<byte[]> response = exchange(known);
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

  private HttpResponse<byte[]> exchange(Validators known) throws PollFailure {
    FeedHttp.Exchange exchange = http.ask(known::addTo);
    CompletableFuture<HttpResponse<byte[]>> answer = deadline.getStageAsync(exchange::answer);
    try {
      return stop.resultWithin(GRACE_WHEN_STOPPING, answer);
    } catch (CancellationException stopped) {
      throw new PollFailure(PollOutcome.STOPPED, "stopping while the feed was asked");
    } catch (CompletionException failure) {
      throw failures.of(failure);
    } finally {
      exchange.abandon();
      answer.cancel(true);
    }
  }

  private byte[] content(HttpResponse<byte[]> response) throws PollFailure {
    try {
      return http.content(response);
    } catch (IOException unreadable) {
      throw FeedFailures.notTheFeed(unreadable);
    }
  }
}
