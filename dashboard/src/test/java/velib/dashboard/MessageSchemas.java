package velib.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The contracts as they are in the sources, without a server. */
final class MessageSchemas {
  private static final String FOLDER = "velib/dashboard/contracts/";
  private static final ObjectMapper JSON = new ObjectMapper();

  private MessageSchemas() {}

  /** A schema that checks values. */
  static JsonSchema named(String name) {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(
            SchemaLocation.of("classpath:" + FOLDER + "schemas/" + name + ".json"),
            // As the specification says: 6.0 is an integer.
            SchemaValidatorsConfig.builder().losslessNarrowing(true).build());
  }

  /** A document as JSON, such as {@code asyncapi.json}. */
  static JsonNode document(String path) {
    try (InputStream file =
        MessageSchemas.class.getClassLoader().getResourceAsStream(FOLDER + path)) {
      return JSON.readTree(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
