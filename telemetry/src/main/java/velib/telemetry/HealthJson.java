package velib.telemetry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * Writes a report as JSON: {@code {"status":"degraded","reasons":[{"reason":"the feed
 * …","what_to_do":"…"}]}}.
 */
final class HealthJson {
  private static final JsonFactory JSON = new JsonFactory();

  private HealthJson() {}

  static String write(HealthReport report) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("status", report.status().label());
      json.writeArrayFieldStart("reasons");
      for (HealthReport.Reason reason : report.reasons()) {
        json.writeStartObject();
        json.writeStringField("reason", reason.reason());
        json.writeStringField("what_to_do", reason.whatToDo());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible); // writing to memory cannot fail
    }
    return text.toString();
  }
}
