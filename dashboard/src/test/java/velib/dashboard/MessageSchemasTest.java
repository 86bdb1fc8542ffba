package velib.dashboard;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import velib.stationmodel.MessageReader;
import velib.stationmodel.Position;
import velib.stationmodel.PostcodeRule;
import velib.stationmodel.UnusableStatus;
import velib.stationmodel.UnusableStatus.Reason;
import velib.testkit.fuzz.MessageFuzzer;

class MessageSchemasTest {
  private static final int MESSAGES = 30_000;
  private static final Position ANYWHERE = new Position(1_700_000_000_000L, 0, 0);

  /** Names that collide in Jackson's table of names are no fault of a message. */
  private static final ObjectMapper MAPPER =
      new ObjectMapper(
              JsonFactory.builder().disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final MessageReader reader = new MessageReader(PostcodeRule.withShippedExceptions());

  @Test
  void theSchemaOfAStatusAcceptsAFuzzedMessageIfTheJobDoes() throws Exception {
    JsonSchema schema = MessageSchemas.named("station-status");
    MessageFuzzer fuzzer = new MessageFuzzer(20_260_210L);
    Map<Reason, Integer> refused = new EnumMap<>(Reason.class);
    int counted = 0;
    for (int number = 0; number < MESSAGES; number++) {
      byte[] value = fuzzer.next().value();
      if (value == null) {
        continue; // a removal: the contract of its key
      }
      Optional<UnusableStatus> fault = fault(value);
      String said = number + ": " + new String(value, StandardCharsets.UTF_8);
      if (fault.isEmpty()) {
        counted++;
        assertThat(schema.validate(json(value).orElseThrow())).as(said).isEmpty();
      } else if (!isBeyondSchemas(fault.get())) {
        refused.merge(fault.get().reason(), 1, Integer::sum);
        assertThat(json(value).map(json -> schema.validate(json).isEmpty()).orElse(false))
            .as("accepted, though " + fault.get().getMessage() + ": " + said)
            .isFalse();
      }
    }

    assertThat(counted).isGreaterThan(MESSAGES / 4);
    assertThat(refused.keySet())
        .containsAll(
            Arrays.stream(Reason.values())
                .filter(reason -> reason != Reason.NO_POSTCODE && reason != Reason.NO_KEY)
                .collect(toSet()));
  }

  private Optional<UnusableStatus> fault(byte[] value) {
    try {
      reader.postcodeOf(reader.read(null, value, ANYWHERE));
      return Optional.empty();
    } catch (UnusableStatus fault) {
      return Optional.of(fault);
    }
  }

  /** The description of the schema names these three. */
  private static boolean isBeyondSchemas(UnusableStatus fault) {
    return fault.reason() == Reason.NO_POSTCODE
        || fault.getMessage().contains("beyond a limit")
        || fault.getMessage().contains("adds up to");
  }

  private static Optional<JsonNode> json(byte[] value) throws IOException {
    String text = new String(value, StandardCharsets.UTF_8);
    if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), value)) {
      return Optional.empty();
    }
    try {
      return Optional.of(MAPPER.readTree(text));
    } catch (JsonProcessingException notJson) {
      return Optional.empty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "station-status",
        "station-status-headers",
        "postcode-totals",
        "dead-letter-headers"
      })
  void theExamplesOfASchemaMatchIt(String name) {
    JsonSchema schema = MessageSchemas.named(name);
    JsonNode examples = MessageSchemas.document("schemas/" + name + ".json").path("examples");

    assertThat(examples).isNotEmpty();
    examples.forEach(example -> assertThat(schema.validate(example)).isEmpty());
  }

  @Test
  void theReasonsOfDeadLettersAreThoseOfTheCode() {
    JsonNode reasons =
        MessageSchemas.document("schemas/dead-letter-headers.json").at("/properties/reason/enum");

    assertThat(StreamSupport.stream(reasons.spliterator(), false).map(JsonNode::asText))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Reason.values()).map(Reason::label).collect(toSet()));
  }

  @Test
  void theApiGivesAResultTheFormThatTheTopicDoes() {
    JsonNode onTheTopic = MessageSchemas.document("schemas/postcode-totals.json");
    JsonNode inTheApi = MessageSchemas.document("openapi.json").at("/components/schemas/Result");

    assertThat(inTheApi.path("required")).isEqualTo(onTheTopic.path("required"));
    inTheApi
        .path("properties")
        .fields()
        .forEachRemaining(
            field -> {
              if (!field.getKey().equals("postcode")) { // there a reference to a form of its own
                assertThat(field.getValue())
                    .isEqualTo(onTheTopic.path("properties").path(field.getKey()));
              }
            });
  }
}
