package velib.pipelinecheck;

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

/** Asks the pipeline's programs for what they serve over HTTP. */
final class ProgramClient {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /**
   * The body of an answer, whatever its status; empty if there is no whole answer in time, or if it
   * says nothing.
   */
  Optional<String> get(URI server, String path) {
    CompletableFuture<HttpResponse<String>> answer =
        http.sendAsync(
            HttpRequest.newBuilder(server.resolve(path)).build(),
            HttpResponse.BodyHandlers.ofString());
    try {
      String body = answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).body();
      return body.isBlank() ? Optional.empty() : Optional.of(body);
    } catch (ExecutionException | TimeoutException noAnswer) {
      return Optional.empty();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      answer.cancel(true);
    }
  }
}
