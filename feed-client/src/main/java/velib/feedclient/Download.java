package velib.feedclient;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import velib.settings.Setting;
import velib.settings.Settings;

/** Fetches one file of the feed now and then; polling the feed takes more than this. */
public final class Download {
  private final FeedHttp http;

  /** Downloads the file that a setting names, with the limits of {@link FeedSettings}. */
  public Download(Settings settings, Setting<URI> file) {
    http = FeedHttp.of(settings, file);
  }

  /** The file's address as it may be printed. */
  public String source() {
    return http.shown();
  }

  /**
   * Fetches the content of the file.
   *
   * @throws IOException with a message for a person
   */
  public byte[] content() throws IOException, InterruptedException {
    long millis = http.readTimeout().toMillis();
    FeedHttp.Exchange exchange = http.ask(request -> {});
    try {
      HttpResponse<byte[]> answer = exchange.answer().get(millis, TimeUnit.MILLISECONDS);
      if (answer.statusCode() != 200) {
        throw new IOException("the server answered with status " + answer.statusCode());
      }
      return http.content(answer);
    } catch (TimeoutException late) {
      throw new IOException("no whole answer within " + millis + " ms", late);
    } catch (ExecutionException failed) {
      throw new IOException(ExchangeFailure.inOneLine(failed), failed.getCause());
    } finally {
      exchange.abandon();
    }
  }
}
