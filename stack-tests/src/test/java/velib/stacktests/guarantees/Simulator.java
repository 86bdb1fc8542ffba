package velib.stacktests.guarantees;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import velib.stacktests.Docker;
import velib.stacktests.Stack;
import velib.stationmodel.PostcodeTotals;
import velib.stationmodel.PostcodeTotalsJson;

/** The simulated feed of a stack. */
final class Simulator {
  private final Stack stack;

  Simulator(Stack stack) {
    this.stack = stack;
  }

  /** Ends all its faults, those by chance too. */
  void endFaults() {
    ask("DELETE", "/faults", "");
  }

  /** From now on there is no new snapshot, so that what was served last is what has to arrive. */
  void serveNothingMore() {
    ask("POST", "/faults", "{\"fault\":\"http-503\",\"times\":10000}");
  }

  /** What a correct pipeline shows of the snapshot served last. */
  Map<String, PostcodeTotals> truth() {
    String answer = ask("GET", "/truth", "");
    Map<String, PostcodeTotals> truth = new TreeMap<>();
    try {
      JsonNode json = new ObjectMapper().readTree(answer.substring(answer.indexOf('{')));
      for (JsonNode totals : json.get("totals")) {
        byte[] bytes = totals.toString().getBytes(StandardCharsets.UTF_8);
        truth.put(totals.get("postcode").asText(), PostcodeTotalsJson.read(bytes));
      }
    } catch (IOException notJson) {
      throw new AssertionError("the simulator's truth is not JSON: " + answer, notJson);
    }
    return truth;
  }

  /** From inside its container, as its port is not open to this machine. */
  private String ask(String method, String path, String body) {
    String request =
        String.format(
            "printf '%s %s HTTP/1.0\\r\\nContent-Length: %d\\r\\n\\r\\n%s' >&3; cat <&3",
            method, path, body.length(), body);
    return stack
        .exec("feed-simulator", "bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8000; " + request)
        .succeed(Docker.A_MINUTE);
  }
}
