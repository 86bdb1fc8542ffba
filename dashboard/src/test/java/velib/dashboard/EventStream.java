package velib.dashboard;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Somebody who watches {@code /api/stream}, as a browser does. */
final class EventStream implements AutoCloseable {
  private final List<Event> received = new CopyOnWriteArrayList<>();
  private final Stream<String> lines;
  private final Thread thread;

  /** One event. */
  static final class Event {
    final String name;
    final String id;
    final JsonNode data;

    private Event(String name, String id, JsonNode data) {
      this.name = name;
      this.id = id;
      this.data = data;
    }
  }

  private EventStream(Stream<String> lines) {
    this.lines = lines;
    thread = new Thread(this::read, "watches");
    thread.start();
  }

  static EventStream watch(HttpClient http, URI stream, String lastEventId) {
    HttpRequest.Builder request = HttpRequest.newBuilder(stream);
    if (lastEventId != null) {
      request.header("Last-Event-ID", lastEventId);
    }
    CompletableFuture<HttpResponse<Stream<String>>> answer =
        http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofLines());
    return new EventStream(answer.join().body());
  }

  private void read() {
    String[] event = new String[3];
    try {
      lines.forEach(
          line -> {
            if (line.isEmpty()) {
              received.add(new Event(event[0], event[1], parse(event[2])));
              event[0] = event[1] = event[2] = null;
            } else {
              int colon = line.indexOf(": ");
              String value = line.substring(colon + 2);
              switch (line.substring(0, colon)) {
                case "event":
                  event[0] = value;
                  break;
                case "id":
                  event[1] = value;
                  break;
                default:
                  event[2] = value;
              }
            }
          });
    } catch (UncheckedIOException connectionEnded) {
      // The test has ended, or the server has disconnected the viewer.
    }
  }

  private static JsonNode parse(String data) {
    try {
      return new ObjectMapper().readTree(data);
    } catch (IOException notJson) {
      throw new UncheckedIOException(notJson);
    }
  }

  List<Event> all() {
    return received;
  }

  /** Waits for an event of this name, and returns the first one. */
  Event awaitFirst(String name) {
    return await()
        .until(
            () -> received.stream().filter(event -> event.name.equals(name)).findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  @Override
  public void close() {
    lines.close();
  }
}
