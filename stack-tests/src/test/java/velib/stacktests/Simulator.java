package velib.stacktests;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The feed simulator of a stack. Requests are sent from inside its container, because its port is
 * not published.
 */
public final class Simulator {
  /** Delays longer than the stack waits for an answer, and short enough for a test. */
  private static final String FIGURES =
      "\"seconds\":3,\"retryAfterSeconds\":1,\"megabytes\":20,\"times\":";

  private final Stack stack;

  /** The simulator of a running stack. */
  public Simulator(Stack stack) {
    this.stack = stack;
  }

  /** The names of all faults that it can produce. */
  List<String> faults() {
    List<String> names = new ArrayList<>();
    request("GET", "/faults", "").get("known").forEach(fault -> names.add(fault.asText()));
    return names;
  }

  /**
   * Answers the next poll with this fault, and all later ones with 503 until {@link #answerWell}.
   */
  void orderAndHold(String fault) {
    request("POST", "/faults", "[" + order(fault, 1) + "," + order("http-503", 1_000) + "]");
  }

  /** Serves no new snapshot from now on, so that the last one served is what has to arrive. */
  public void serveNothingMore() {
    request("POST", "/faults", order("http-503", 10_000));
  }

  /** Answers the next poll with this fault. */
  void order(String fault) {
    request("POST", "/faults", order(fault, 1));
  }

  /** The number of ordered faults that are still to come. */
  int ordersLeft() {
    return request("GET", "/faults", "").get("queued").size();
  }

  /** Ends all faults. */
  public void answerWell() {
    request("DELETE", "/faults", "");
  }

  /** The number of the last snapshot that was served completely. */
  long lastSnapshot() {
    return request("GET", "/truth", "").get("snapshot").asLong();
  }

  /** The totals that a correct pipeline shows after that snapshot, by postcode. */
  public Map<String, JsonNode> truth() {
    Map<String, JsonNode> totals = new TreeMap<>();
    for (JsonNode total : request("GET", "/truth", "").get("totals")) {
      totals.put(total.get("postcode").asText(), total);
    }
    return totals;
  }

  private static String order(String fault, int times) {
    return "{\"fault\":\"" + fault + "\"," + FIGURES + times + "}";
  }

  private JsonNode request(String method, String path, String body) {
    String request =
        String.format(
            Locale.ROOT,
            "exec 3<>/dev/tcp/127.0.0.1/8000;"
                + " printf '%s %s HTTP/1.0\\r\\nContent-Length: %d\\r\\n\\r\\n%s' >&3; cat <&3",
            method,
            path,
            body.length(),
            body);
    String answer = stack.exec("feed-simulator", "bash", "-c", request).succeed(Docker.A_MINUTE);
    if (!answer.startsWith("HTTP/1.1 200")) {
      throw new AssertionError(method + " " + path + " was answered with " + answer);
    }
    return Results.json(answer.substring(answer.indexOf("\r\n\r\n")));
  }
}
