package velib.feedsimulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import velib.stationmodel.PostcodeRule;
import velib.stationmodel.PostcodeTotals;
import velib.stationmodel.PostcodeTotalsJson;
import velib.stationmodel.StationStatus;
import velib.stationmodel.StationStatusReader;
import velib.stationmodel.UnusableStatus;

/** Holds the truth against a fold by the pipeline's own reader over the bodies as they came. */
class TruthTest {
  private static final StationStatusReader READER = new StationStatusReader();
  private static final PostcodeRule RULE = PostcodeRule.withShippedExceptions();
  private static final Predicate<String> ALL = code -> true;

  private final Map<String, StationStatus> latest = new HashMap<>();

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"WRONG_TYPES", "DUPLICATE_STATIONS", "UNKNOWN_CODES", "FROZEN"})
  void itEqualsAFoldOverTheSnapshotsFetchedWithTheirFaults(Fault fault) throws IOException {
    try (FeedSimulator simulator = simulator("1500")) {
      for (int poll = 0; poll < 12; poll++) {
        if (poll % 3 == 1) {
          simulator.order(FaultOrder.of(fault));
        }
        fold(Poll.rows(simulator));

        ServedSnapshot served = simulator.truth().last().orElseThrow();
        assertThat(served.number()).isEqualTo(poll);
        assertThat(served.countable()).isTrue();
        assertThat(served.messages(ALL)).isEqualTo(folded(ALL)).hasSizeGreaterThan(60);
      }
    }
  }

  @Test
  void itHoldsWithTwoStationsAndOverASelection() throws IOException {
    Predicate<String> selection = Set.of("16107", "32017")::contains;
    try (FeedSimulator two = simulator("2");
        FeedSimulator many = simulator("1500")) {
      fold(Poll.rows(two));
      assertThat(two.truth().last().orElseThrow().messages(ALL))
          .isEqualTo(folded(ALL))
          .containsOnlyKeys("75016", "93200");

      fold(Poll.rows(many));
      assertThat(many.truth().last().orElseThrow().messages(selection))
          .isEqualTo(folded(selection))
          .containsOnlyKeys("75016", "93200");
    }
  }

  @Test
  void aSnapshotThatLostHalfTheStationsDoesNotCount() throws IOException {
    try (FeedSimulator simulator = simulator("1500")) {
      Poll.rows(simulator);
      Map<String, String> before = simulator.truth().last().orElseThrow().messages(ALL);
      simulator.order(FaultOrder.of(Fault.HALF_STATIONS));
      assertThat(Poll.rows(simulator)).hasSize(750);

      ServedSnapshot half = simulator.truth().last().orElseThrow();
      assertThat(half.number()).isEqualTo(1);
      assertThat(half.countable()).isFalse();
      assertThat(half.messages(ALL)).isEqualTo(before);

      Poll.rows(simulator);
      assertThat(simulator.truth().last().orElseThrow().countable()).isTrue();
      assertThat(simulator.truth().last().orElseThrow().messages(ALL)).isNotEqualTo(before);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {
        "HTTP_429",
        "HTTP_503",
        "HTML",
        "NOT_JSON",
        "WRONG_SHAPE",
        "TRUNCATED",
        "TRUNCATED_GZIP",
        "EMPTY_STATIONS"
      })
  void anAnswerThatIsNotTheFeedLeavesTheTruthAsItWas(Fault fault) throws IOException {
    try (FeedSimulator simulator = simulator("20")) {
      Poll.rows(simulator);
      simulator.order(FaultOrder.of(fault));
      Poll.get(simulator.statusUri());

      assertThat(simulator.truth().last().orElseThrow().number()).isZero();
      assertThat(simulator.truth().snapshot(1)).isEmpty();
    }
  }

  @Test
  void itCanBeAskedForOverHttp() throws IOException {
    try (FeedSimulator simulator = simulator("300")) {
      URI truth = simulator.uri().resolve("/truth");
      assertThat(Poll.get(truth).statusCode()).isEqualTo(404);
      Poll.rows(simulator);
      Poll.rows(simulator);

      JsonNode last = Poll.json(truth);
      assertThat(last.fieldNames())
          .toIterable()
          .containsExactly("snapshot", "served_at", "countable", "totals");
      assertThat(last.get("snapshot").intValue()).isEqualTo(1);
      assertThat(messages(last))
          .isEqualTo(simulator.truth().last().orElseThrow().messages(ALL))
          .isEqualTo(messages(Poll.json(URI.create(truth + "?codes=*"))));
      assertThat(messages(Poll.json(URI.create(truth + "?snapshot=0"))))
          .isEqualTo(simulator.truth().snapshot(0).orElseThrow().messages(ALL))
          .isNotEqualTo(messages(last));
      assertThat(messages(Poll.json(URI.create(truth + "?codes=16107,%2032017&snapshot=1"))))
          .containsOnlyKeys("75016", "93200");
      assertThat(Poll.get(URI.create(truth + "?snapshot=2")).statusCode()).isEqualTo(404);
      assertThat(Poll.get(URI.create(truth + "?snapshot=two")).statusCode()).isEqualTo(400);
    }
  }

  private static FeedSimulator simulator(String stations) throws IOException {
    return FeedSimulator.start(
        Map.of("SIMULATOR_STEP_SECONDS", "0", "SIMULATOR_STATIONS", stations));
  }

  private static Map<String, String> messages(JsonNode truth) {
    Map<String, String> messages = new LinkedHashMap<>();
    truth
        .get("totals")
        .forEach(total -> messages.put(total.get("postcode").textValue(), total.toString()));
    return messages;
  }

  private void fold(List<JsonNode> rows) throws IOException {
    for (JsonNode row : rows) {
      try {
        StationStatus status = READER.read(Poll.MAPPER.writeValueAsBytes(row));
        if (RULE.postcodeOf(status.stationCode()).isPresent()) {
          latest.put(status.stationCode(), status);
        }
      } catch (UnusableStatus deadLetter) {
        // It replaces nothing.
      }
    }
  }

  private Map<String, String> folded(Predicate<String> codes) {
    Map<String, List<StationStatus>> byPostcode = new TreeMap<>();
    latest.forEach(
        (code, status) -> {
          if (codes.test(code)) {
            byPostcode
                .computeIfAbsent(RULE.postcodeOf(code).orElseThrow(), p -> new ArrayList<>())
                .add(status);
          }
        });
    Map<String, String> messages = new LinkedHashMap<>();
    byPostcode.forEach(
        (postcode, statuses) ->
            messages.put(
                postcode,
                new String(
                    PostcodeTotalsJson.write(PostcodeTotals.of(postcode, statuses)), UTF_8)));
    return messages;
  }
}
