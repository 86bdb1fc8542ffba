package velib.producer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import velib.stationmodel.StationStatus;
import velib.stationmodel.StationStatusReader;
import velib.stationmodel.UnusableStatus;

class FeedReaderProperties {
  @Property
  void cuttingAnyFeedGivesBackTheBytesOfEachRow(
      @ForAll("rows") List<String> rows, @ForAll("space") String space) throws PollFailure {
    List<String> all = new ArrayList<>(rows);
    all.add("{\"stationCode\":\"16107\"}");
    String body =
        "{\"é\":\"€\","
            + space
            + "\"data\":{\"stations\":["
            + space
            + String.join(space + "," + space, all)
            + space
            + "]}}";

    List<String> cut =
        Feeds.read(body).rows().stream()
            .map(row -> new String(row.json(), UTF_8))
            .collect(Collectors.toList());

    assertThat(cut).isEqualTo(all);
  }

  @Property
  void theKeyIsTheStationThatTheConsumerReadsInTheValue(@ForAll("codes") String code)
      throws PollFailure {
    String row = "{\"stationCode\":" + code + ",\"num_bikes_available\":3}";
    String key =
        Feeds.read(Feeds.of(row, "{\"stationCode\":1}")).rows().get(0).stationCode().orElse("none");

    String station;
    try {
      StationStatus status = new StationStatusReader().read(row.getBytes(UTF_8));
      station = status.stationCode();
    } catch (UnusableStatus withoutCode) {
      station = "none";
    }

    assertThat(key).isEqualTo(station);
  }

  @Property
  void aFeedCutOffAnywhereIsNotTheFeed(@ForAll @IntRange(min = 0, max = 10_000) int at) {
    String body = Feeds.ofCodes("16107", "32017", "7001");
    String cutOff = body.substring(0, at % body.length());

    assertThatThrownBy(() -> Feeds.read(cutOff)).isInstanceOf(PollFailure.class);
  }

  @Provide
  Arbitrary<List<String>> rows() {
    return json(3).list().ofMaxSize(8);
  }

  @Provide
  Arbitrary<String> space() {
    return Arbitraries.of(" ", "\n", "\t", "\r\n").list().ofMaxSize(3).map(s -> String.join("", s));
  }

  @Provide
  Arbitrary<String> codes() {
    return Arbitraries.oneOf(
        text(), scalar(), Arbitraries.integers().map(String::valueOf), Arbitraries.just("\" 7 \""));
  }

  private static Arbitrary<String> json(int depth) {
    if (depth == 0) {
      return scalar();
    }
    Arbitrary<String> value = json(depth - 1);
    Arbitrary<String> name =
        Arbitraries.oneOf(text(), Arbitraries.of("\"stationCode\"", "\"stations\"", "\"data\""));
    Arbitrary<String> field = Combinators.combine(name, value).as((n, v) -> n + " :" + v);
    return Arbitraries.oneOf(
        value,
        value.list().ofMaxSize(3).map(values -> "[" + String.join(" ,", values) + "]"),
        field.list().ofMaxSize(4).map(fields -> "{" + String.join(",\n", fields) + "}"));
  }

  private static Arbitrary<String> scalar() {
    return Arbitraries.oneOf(
        text(),
        Arbitraries.of("null", "true", "false", "0", "-0", "1.50", "1e5", "-2.5E-3"),
        Arbitraries.bigIntegers().map(String::valueOf));
  }

  private static Arbitrary<String> text() {
    Arbitrary<String> character =
        Arbitraries.oneOf(
            Arbitraries.of(
                "\\\"", "\\\\", "\\n", "\\u00e9", "\\ud83d\\ude00", "}", "]", ",", "é", "€", "😀"),
            Arbitraries.chars().range('a', 'z').map(String::valueOf));
    return character.list().ofMaxSize(6).map(all -> "\"" + String.join("", all) + "\"");
  }
}
