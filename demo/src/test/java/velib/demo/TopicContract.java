package velib.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** What {@code asyncapi.json} says of the messages of one topic: their keys, headers and values. */
final class TopicContract {
  private static final String FOLDER = "velib/dashboard/contracts/";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode document;
  private final List<Form> forms = new ArrayList<>();

  private TopicContract(JsonNode document, JsonNode channel) {
    this.document = document;
    channel.path("messages").forEach(message -> forms.add(new Form(referredTo(message))));
  }

  static TopicContract of(String topic) throws IOException {
    JsonNode document;
    try (InputStream file =
        TopicContract.class.getClassLoader().getResourceAsStream(FOLDER + "asyncapi.json")) {
      document = JSON.readTree(file);
    }
    for (JsonNode channel : document.path("channels")) {
      if (channel.path("address").asText().equals(topic)) {
        return new TopicContract(document, channel);
      }
    }
    throw new AssertionError("asyncapi.json has no channel " + topic);
  }

  /** Where a message has none of the forms that the topic allows; empty if it has one. */
  List<String> faults(ConsumerRecord<byte[], byte[]> message) {
    List<String> all = new ArrayList<>();
    for (Form form : forms) {
      List<String> faults = form.faults(message);
      if (faults.isEmpty()) {
        return List.of();
      }
      all.addAll(faults);
    }
    return all;
  }

  private JsonNode referredTo(JsonNode reference) {
    return document.at(reference.path("$ref").asText().substring(1));
  }

  /** One of the forms that a message may have. */
  private static final class Form {
    private final boolean isJson;
    private final JsonSchema key;
    private final JsonSchema headers;
    private final JsonSchema payload;

    Form(JsonNode message) {
      isJson = message.path("contentType").asText().equals("application/json");
      key = schema(message.at("/bindings/kafka/key"));
      headers =
          message.has("headers")
              ? schema(message.path("headers"))
              : schema(JSON.createObjectNode().put("maxProperties", 0));
      payload = schema(message.path("payload"));
    }

    List<String> faults(ConsumerRecord<byte[], byte[]> message) {
      List<String> faults = new ArrayList<>();
      key.validate(text(message.key())).forEach(fault -> faults.add("key " + fault));
      headers.validate(headers(message)).forEach(fault -> faults.add("headers " + fault));
      try {
        JsonNode value =
            isJson && message.value() != null
                ? JSON.readTree(message.value())
                : text(message.value());
        payload.validate(value).forEach(fault -> faults.add("value " + fault));
      } catch (IOException notJson) {
        faults.add("value is not JSON");
      }
      return faults;
    }

    private ObjectNode headers(ConsumerRecord<byte[], byte[]> message) {
      ObjectNode json = JSON.createObjectNode();
      for (Header header : message.headers()) {
        JsonNode property = headers.getSchemaNode().path("properties").path(header.key());
        json.put(
            header.key(),
            property.path("contentEncoding").asText().equals("base64")
                ? Base64.getEncoder().encodeToString(header.value())
                : new String(header.value(), UTF_8));
      }
      return json;
    }

    private static JsonNode text(byte[] bytes) {
      JsonNodeFactory nodes = JsonNodeFactory.instance;
      return bytes == null ? nodes.nullNode() : nodes.textNode(new String(bytes, UTF_8));
    }

    /** A schema that is here, or in a file beside the document. */
    private static JsonSchema schema(JsonNode given) {
      JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
      SchemaValidatorsConfig config =
          SchemaValidatorsConfig.builder().losslessNarrowing(true).build();
      return given.has("schema")
          ? factory.getSchema(
              SchemaLocation.of("classpath:" + FOLDER + given.at("/schema/$ref").asText()), config)
          : factory.getSchema(given, config);
    }
  }
}
