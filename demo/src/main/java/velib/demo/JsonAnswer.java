package velib.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import velib.stationmodel.PostcodeTotals;
import velib.stationmodel.PostcodeTotalsJson;

/** What a part of the demo answers over HTTP. */
final class JsonAnswer {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonAnswer() {}

  /**
   * Asks once.
   *
   * @param what is asked for, such as "the simulator's truth"
   * @throws DemoFailure if there is no answer or its status is not 200
   */
  static JsonNode of(URI address, String what) throws InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(30)).build();
    try {
      HttpResponse<byte[]> answer =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw new DemoFailure(
            "There is no answer with "
                + what
                + ", but: "
                + new String(answer.body(), StandardCharsets.UTF_8));
      }
      return JSON.readTree(answer.body());
    } catch (IOException failure) {
      throw new DemoFailure("There is no answer with " + what + ": " + failure);
    }
  }

  /** Totals in the form of the result messages, by postcode; those without stations left out. */
  static SortedMap<String, PostcodeTotals> totals(JsonNode array) {
    SortedMap<String, PostcodeTotals> totals = new TreeMap<>();
    for (JsonNode each : array) {
      PostcodeTotals read =
          PostcodeTotalsJson.read(each.toString().getBytes(StandardCharsets.UTF_8));
      if (read.sums().stations() > 0) {
        totals.put(read.postcode(), read);
      }
    }
    return totals;
  }
}
