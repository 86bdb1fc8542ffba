package velib.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import velib.stationmodel.PostcodeTotals;
import velib.stationmodel.PostcodeTotalsJson;

/** What the simulator says that the totals are after the snapshot it served last. */
final class SimulatorTruth {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SortedMap<String, PostcodeTotals> totals = new TreeMap<>();
  private final boolean countable;

  private SimulatorTruth(JsonNode truth) throws IOException {
    countable = truth.path("countable").asBoolean();
    for (JsonNode each : truth.path("totals")) {
      PostcodeTotals read = PostcodeTotalsJson.read(JSON.writeValueAsBytes(each));
      totals.put(read.postcode(), read);
    }
  }

  /**
   * Asks the simulator.
   *
   * @param feed the address of its {@code station_status.json}
   * @param stationCodes the stations that the pipeline keeps
   */
  static SimulatorTruth ask(URI feed, List<String> stationCodes) throws InterruptedException {
    String codes = URLEncoder.encode(String.join(",", stationCodes), StandardCharsets.UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(feed.resolve("/truth?codes=" + codes))
            .timeout(Duration.ofSeconds(30))
            .build();
    try {
      HttpResponse<byte[]> answer =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw new DemoFailure(
            "The simulator does not tell its truth: "
                + new String(answer.body(), StandardCharsets.UTF_8));
      }
      return new SimulatorTruth(JSON.readTree(answer.body()));
    } catch (IOException failure) {
      throw new DemoFailure("The simulator does not tell its truth: " + failure);
    }
  }

  /** The totals of the postcodes that have stations. */
  SortedMap<String, PostcodeTotals> totals() {
    return totals;
  }

  /** Whether the pipeline must have believed that snapshot. */
  boolean countable() {
    return countable;
  }
}
