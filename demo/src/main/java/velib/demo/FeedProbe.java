package velib.demo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.filter.FilteringParserDelegate;
import com.fasterxml.jackson.core.filter.JsonPointerBasedFilter;
import com.fasterxml.jackson.core.filter.TokenFilter;
import com.fasterxml.jackson.core.filter.TokenFilter.Inclusion;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import velib.feedclient.EnvironmentProxies;
import velib.feedclient.ExchangeFailure;
import velib.feedclient.FeedHttp;
import velib.producer.ProducerSettings;

/** Asks once whether a feed answers, and whether what it answers is a feed. */
final class FeedProbe {
  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final String TOO_SLOW = "no answer within " + PATIENCE.getSeconds() + " s";
  private static final int MOST_BYTES = 16 * 1024 * 1024;
  private static final JsonFactory JSON = new JsonFactory();
  private static final TokenFilter FIRST_STATION = new JsonPointerBasedFilter("/data/stations/0");

  private FeedProbe() {}

  /** Why the demo cannot use this feed now; empty if it can. */
  static Optional<String> obstacle(URI feed) throws InterruptedException {
    FeedHttp http =
        new FeedHttp(
            feed,
            ProducerSettings.VELIB_FEED_URL.name(),
            PATIENCE,
            PATIENCE,
            MOST_BYTES,
            "velib-pipeline-demo",
            new EnvironmentProxies(System.getenv()));
    FeedHttp.Exchange exchange = http.ask(request -> {});
    try {
      HttpResponse<byte[]> answer =
          exchange.answer().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return answer.statusCode() == 200
          ? obstacleIn(http.content(answer))
          : Optional.of("HTTP status " + answer.statusCode());
    } catch (TimeoutException slow) {
      return Optional.of(TOO_SLOW);
    } catch (ExecutionException failure) {
      boolean isSlow = ExchangeFailure.cause(failure) instanceof HttpTimeoutException;
      return Optional.of(isSlow ? TOO_SLOW : ExchangeFailure.inOneLine(failure));
    } catch (IOException unreadable) {
      return Optional.of(unreadable.getMessage());
    } finally {
      exchange.abandon();
    }
  }

  /** Looks for the first station alone: a tree of a large answer would not fit the demo's heap. */
  private static Optional<String> obstacleIn(byte[] content) throws IOException {
    try (JsonParser json =
        new FilteringParserDelegate(
            JSON.createParser(content), FIRST_STATION, Inclusion.ONLY_INCLUDE_ALL, false)) {
      return json.nextToken() == null
          ? Optional.of("the answer has no stations")
          : Optional.empty();
    } catch (JsonProcessingException notJson) {
      return Optional.of("the answer is not JSON");
    }
  }
}
