package velib.stacktests;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The feed simulator of a stack, spoken to from inside its container, as its port is not public.
 */
public final class Simulator {
  /** Longer than the stack waits for an answer, short enough for a test. */
  private static final String FIGURES =
      "\"seconds\":3,\"retryAfterSeconds\":1,\"megabytes\":20,\"times\":";

  private final Stack stack;

  /** The simulator of a stack that runs. */
  public Simulator(Stack stack) {
    this.stack = stack;
  }

  /** Every fault that it knows, by name. */
  List<String> faults() {
    List<String> names = new ArrayList<>();
    request("GET", "/faults", "").get("known").forEach(fault -> names.add(fault.asText()));
    return names;
  }

  /** Gives the next poll this fault, and then does not answer well until {@link #answerWell}. */
  void orderAndHold(String fault) {
    request("POST", "/faults", "[" + order(fault, 1) + "," + order("http-503", 1_000) + "]");
  }

  /** From now on there is no new snapshot, so that what was served last is what has to arrive. */
  public void serveNothingMore() {
    request("POST", "/faults", order("http-503", 10_000));
  }

  /** Gives the next poll this fault. */
  void order(String fault) {
    request("POST", "/faults", order(fault, 1));
  }

  /** How many kinds of faults are still to come. */
  int ordersLeft() {
    return request("GET", "/faults", "").get("queued").size();
  }

  /** Ends all faults. */
  public void answerWell() {
    request("DELETE", "/faults", "");
  }

  /** The number of the snapshot that was served last as a whole. */
  long lastSnapshot() {
    return request("GET", "/truth", "").get("snapshot").asLong();
  }

  /** The totals that a right pipeline shows after it, by postcode. */
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
            "exec 3<>/dev/tcp/127.0.0.1/8000;"
                + " printf '%s %s HTTP/1.0\\r\\nContent-Length: %d\\r\\n\\r\\n%s' >&3; cat <&3",
            method, path, body.length(), body);
    String answer = stack.exec("feed-simulator", "bash", "-c", request).succeed(Docker.A_MINUTE);
    if (!answer.startsWith("HTTP/1.1 200")) {
      throw new AssertionError(method + " " + path + " was answered with " + answer);
    }
    return Results.json(answer.substring(answer.indexOf("\r\n\r\n")));
  }
}
