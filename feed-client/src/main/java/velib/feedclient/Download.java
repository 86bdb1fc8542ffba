package velib.feedclient;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import velib.settings.Settings;

/** Fetches one file of the feed now and then; polling the feed takes more than this. */
public final class Download {
  private final HttpClient http;
  private final String userAgent;
  private final Settings settings;

  /** Downloads with the limits of {@link FeedSettings}. */
  public Download(Settings settings) {
    this.settings = settings;
    userAgent = UserAgent.of(settings.get(FeedSettings.FEED_CONTACT));
    http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(settings.get(FeedSettings.FEED_CONNECT_TIMEOUT))
            .proxy(new EnvironmentProxies(System.getenv()))
            .build();
  }

  /**
   * Fetches the content of a file.
   *
   * @throws IOException with a message for a person
   */
  public byte[] of(URI file) throws IOException, InterruptedException {
    int maxBytes = FeedSettings.bytes(settings.get(FeedSettings.FEED_MAX_MEBIBYTES));
    long millis = settings.get(FeedSettings.FEED_READ_TIMEOUT).toMillis();
    HttpRequest request =
        HttpRequest.newBuilder(file)
            .header("User-Agent", userAgent)
            .header("Accept", "application/json")
            .header("Accept-Encoding", "gzip")
            .build();
    BoundedBody body = new BoundedBody(maxBytes);
    CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request, body);
    try {
      HttpResponse<byte[]> response = answer.get(millis, TimeUnit.MILLISECONDS);
      if (response.statusCode() != 200) {
        throw new IOException("the server answered with status " + response.statusCode());
      }
      String encoding = response.headers().firstValue("Content-Encoding").orElse("");
      return ContentEncoding.decode(response.body(), encoding, maxBytes);
    } catch (TimeoutException late) {
      throw new IOException("no whole answer within " + millis + " ms", late);
    } catch (ExecutionException failed) {
      throw new IOException(String.valueOf(failed.getCause().getMessage()), failed.getCause());
    } finally {
      body.abandon();
      answer.cancel(true);
    }
  }
}
