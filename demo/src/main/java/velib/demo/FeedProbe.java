package velib.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import velib.feedclient.BoundedBody;
import velib.feedclient.EnvironmentProxies;
import velib.settings.RootCause;

/** Asks once whether a feed answers, and whether what it answers is a feed. */
final class FeedProbe {
  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final int MOST_BYTES = 16 * 1024 * 1024;

  private FeedProbe() {}

  /** Why the demo cannot use this feed now; empty if it can. */
  static Optional<String> obstacle(URI feed) throws InterruptedException {
    HttpClient client =
        HttpClient.newBuilder()
            .proxy(new EnvironmentProxies(System.getenv()))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(PATIENCE)
            .build();
    HttpRequest request =
        HttpRequest.newBuilder(feed).header("User-Agent", "velib-pipeline-demo").build();
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, new BoundedBody(MOST_BYTES));
    try {
      return obstacle(answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException slow) {
      answer.cancel(true);
      return Optional.of("no answer within " + PATIENCE.getSeconds() + " s");
    } catch (ExecutionException failure) {
      return Optional.of(RootCause.inOneLine(failure));
    }
  }

  private static Optional<String> obstacle(HttpResponse<byte[]> answer) {
    if (answer.statusCode() != 200) {
      return Optional.of("HTTP status " + answer.statusCode());
    }
    try {
      JsonNode stations = new ObjectMapper().readTree(answer.body()).path("data").path("stations");
      return stations.isArray() && stations.size() > 0
          ? Optional.empty()
          : Optional.of("the answer has no stations");
    } catch (IOException notJson) {
      return Optional.of("the answer is not JSON");
    }
  }
}
