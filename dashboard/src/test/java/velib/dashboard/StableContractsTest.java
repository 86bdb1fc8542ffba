package velib.dashboard;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What programs rely on stays: {@code contracts-1.txt} lists it, and its lines are only added. */
class StableContractsTest {
  private static final String KEPT = "contracts-1.txt";

  private final Set<String> now = new TreeSet<>();

  StableContractsTest() {
    JsonNode api = MessageSchemas.document("openapi.json");
    api.path("paths").fieldNames().forEachRemaining(path -> now.add("path " + path));
    api.at("/components/schemas")
        .fields()
        .forEachRemaining(schema -> collect("openapi.json " + schema.getKey(), schema.getValue()));
    for (String name :
        List.of(
            "station-status", "station-status-headers", "postcode-totals", "dead-letter-headers")) {
      collect(name, MessageSchemas.document("schemas/" + name + ".json"));
    }
    MessageSchemas.document("asyncapi.json")
        .path("channels")
        .forEach(channel -> now.add("topic " + channel.path("address").asText()));
  }

  private void collect(String where, JsonNode schema) {
    schema
        .path("properties")
        .fields()
        .forEachRemaining(
            property -> {
              String field = where + "." + property.getKey();
              now.add(field + " " + form(property.getValue()));
              collect(field, property.getValue());
            });
    schema.path("enum").forEach(value -> now.add(where + " = " + value.asText()));
    schema.path("required").forEach(name -> now.add(where + " has " + name.asText()));
    if (schema.has("items")) {
      collect(where + "[]", schema.path("items"));
    }
    schema.path("oneOf").forEach(one -> collect(where, one));
  }

  private static String form(JsonNode schema) {
    if (schema.has("$ref")) {
      return schema.path("$ref").asText().replaceFirst(".*/", "");
    }
    if (schema.has("const")) {
      return schema.path("const").toString();
    }
    return schema.has("type") ? schema.path("type").toString().replace("\"", "") : "any";
  }

  @Test
  void nothingThatProgramsRelyOnIsGone() throws IOException {
    assertThat(now).as("lines of %s are only added", KEPT).containsAll(kept());
  }

  @Test
  void whatIsAddedIsKeptFromNowOn() throws IOException {
    Set<String> added = new TreeSet<>(now);
    added.removeAll(kept());
    assertThat(added).as("add these lines to %s", KEPT).isEmpty();
  }

  /** So that an answer without a field does not have its form. */
  @Test
  void aDocumentedFieldIsNeverLeftOut() {
    JsonNode schemas = MessageSchemas.document("openapi.json").at("/components/schemas");
    schemas
        .fields()
        .forEachRemaining(
            schema -> {
              Set<String> required = new TreeSet<>();
              schema.getValue().path("required").forEach(name -> required.add(name.asText()));
              Set<String> all = new TreeSet<>();
              schema.getValue().path("properties").fieldNames().forEachRemaining(all::add);
              assertThat(required).as(schema.getKey()).isEqualTo(all);
            });
  }

  private static Set<String> kept() throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                StableContractsTest.class.getResourceAsStream(KEPT), StandardCharsets.UTF_8))) {
      return lines.lines().collect(toCollection(TreeSet::new));
    }
  }
}
