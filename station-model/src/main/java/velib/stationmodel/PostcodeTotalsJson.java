package velib.stationmodel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The result message: one JSON object in UTF-8, with its fields always in the same order, so that
 * equal totals are equal bytes.
 */
public final class PostcodeTotalsJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private PostcodeTotalsJson() {}

  /** The totals as the bytes of a result message. */
  public static byte[] write(PostcodeTotals totals) {
    return writeText(totals).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The totals that a result message carries; other fields are ignored.
   *
   * @throws IllegalArgumentException if it is no result message; says what was found
   */
  public static PostcodeTotals read(byte[] message) {
    try {
      JsonNode json = JSON.readTree(message);
      return new PostcodeTotals(
          StationSumsJson.required(json, "postcode").asText(), StationSumsJson.read(json));
    } catch (IOException | RuntimeException unusable) {
      throw new IllegalArgumentException(
          "not a result message: " + new String(message, StandardCharsets.UTF_8), unusable);
    }
  }

  static String writeText(PostcodeTotals totals) {
    return StationSumsJson.text(
        json -> {
          json.writeStringField("postcode", totals.postcode());
          StationSumsJson.writeFields(json, totals.sums());
        });
  }
}
