package velib.producer;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedReaderTest {
  @Test
  void aRowIsTheBytesThatTheFeedGave() throws PollFailure {
    String odd =
        "{ \"stationCode\" : \"16107\", \"x\":1.10e+2,\n \"né\\u00e9\":\"é\\\"}\" ,\"y\":[{}]}";
    String plain = Feeds.row("32017", 19);

    Snapshot snapshot = Feeds.read(Feeds.of(odd, "  " + plain + " "));

    assertThat(Feeds.shown(snapshot)).isEqualTo("16107=" + odd + " 32017=" + plain);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "\"16107\", 16107",
        "\" 16107 \", 16107",
        "16107, 16107",
        "218446744073709551616, 218446744073709551616",
        "\"16107_relais\", 16107_relais",
        "\"\\u0031\", 1",
        "\"  \", -",
        "null, -",
        "16107.0, 16107",
        "16107.5, -",
        "true, -",
        "[\"16107\"], -",
        "{\"stationCode\":\"16107\"}, -"
      })
  void aStationCodeIsTextOrAWholeNumber(String value, String code) throws PollFailure {
    String row = "{\"stationCode\":" + value + "}";

    Snapshot snapshot = Feeds.read(Feeds.of(row, Feeds.row("1", 1)));

    assertThat(snapshot.rows().get(0).stationCode().orElse("-")).isEqualTo(code);
    assertThat(new String(snapshot.rows().get(0).json(), UTF_8)).isEqualTo(row);
  }

  @Test
  void theLaterOfTwoStationCodesInARowCountsAsItDoesForTheConsumer() throws PollFailure {
    Snapshot snapshot = Feeds.read(Feeds.of("{\"stationCode\":\"1\",\"stationCode\":\"2\"}"));

    assertThat(snapshot.stationCodes()).containsExactly("2");
  }

  @Test
  void rowsThatAreNoObjectsDoNotHoldUpTheOthers() throws PollFailure {
    Snapshot snapshot =
        Feeds.read(
            Feeds.of(
                "null", "17", "\"é,\"", "[1,[2]]", "true", "-1.5e3", "{}", "{\"stationCode\":1}"));

    assertThat(Feeds.shown(snapshot))
        .isEqualTo("-=null -=17 -=\"é,\" -=[1,[2]] -=true -=-1.5e3 -={} 1={\"stationCode\":1}");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "{\"stationCode\":\"7001\",\"num_bikes_available\":NaN}",
        "{\"stationCode\":\"7001\",\"x\":[1,{\"y\":-Infinity}],\"z\":2}",
        "{\"x\":Infinity,\"stationCode\":\"7001\"}",
        "{\"stationCode\":NaN}",
        "NaN",
        "[Infinity]"
      })
  void aRowThatHoldsNotANumberSpoilsNoOther(String row) throws PollFailure {
    Snapshot snapshot = Feeds.read(Feeds.of(Feeds.row("1001", 1), row, Feeds.row("1002", 2)));

    assertThat(snapshot.rows())
        .extracting(StationRow::refusal)
        .containsExactly(Optional.empty(), Optional.of(RowRefusal.NOT_JSON), Optional.empty());
    assertThat(new String(snapshot.rows().get(1).json(), UTF_8)).isEqualTo(row);
    assertThat(new String(snapshot.rows().get(2).json(), UTF_8)).isEqualTo(Feeds.row("1002", 2));
  }

  @Test
  void theStationOfARefusedRowIsNotMissing() throws PollFailure {
    Snapshot snapshot =
        Feeds.read(Feeds.of(Feeds.row("1001", 1), "{\"stationCode\":\"7001\",\"x\":NaN}"));

    assertThat(snapshot.stationCodes()).containsExactly("1001", "7001");
  }

  @Test
  void aStationCodeHasAtMostSixtyFourCharacters() throws PollFailure {
    String longest = "7".repeat(64);
    Snapshot snapshot =
        Feeds.read(
            Feeds.of(
                "{\"stationCode\":" + longest + "}",
                "{\"stationCode\":" + longest + "7}",
                "{\"stationCode\":\"" + longest + "é\"}"));

    assertThat(snapshot.stationCodes()).containsExactly(longest);
    assertThat(snapshot.rows())
        .extracting(StationRow::refusal)
        .containsExactly(
            Optional.empty(),
            Optional.of(RowRefusal.CODE_TOO_LONG),
            Optional.of(RowRefusal.CODE_TOO_LONG));
  }

  @Test
  void aStationThatIsThereTwiceGivesTwoRowsInTheOrderOfTheFile() throws PollFailure {
    Snapshot snapshot = Feeds.read(Feeds.of(Feeds.row("7001", 1), Feeds.row("7001", 2)));

    assertThat(Feeds.shown(snapshot))
        .isEqualTo("7001=" + Feeds.row("7001", 1) + " 7001=" + Feeds.row("7001", 2));
    assertThat(snapshot.stationCodes()).containsExactly("7001");
  }

  @Test
  void aByteOrderMarkShiftsNoRow() throws PollFailure {
    Snapshot snapshot = Feeds.read("\uFEFF" + Feeds.of(Feeds.row("7001", 1)));

    assertThat(Feeds.shown(snapshot)).isEqualTo("7001=" + Feeds.row("7001", 1));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "\"lastUpdatedOther\":1760776300, `no GBFS version, no ttl`",
        "\"last_updated\":1760776300|\"ttl\":60|\"version\":\"2.3\", `GBFS 2.3, ttl 60 s`",
        "\"last_updated\":\"2025-10-18T10:31:40+02:00\"|\"ttl\":0|\"version\":\"3.0\", `GBFS 3.0, ttl 0 s`"
      })
  void theHeadersOfVelibAndOfGbfsAreUnderstoodBeforeAndAfterTheData(String fields, String words)
      throws PollFailure {
    String header = fields.replace('|', ',');
    String data = "\"data\":{\"stations\":[{\"stationCode\":1}]}";

    for (String body :
        new String[] {"{" + header + "," + data + "}", "{" + data + "," + header + "}"}) {
      FeedHeader read = Feeds.read(body).header();

      assertThat(read.updatedAt()).contains(Instant.ofEpochSecond(1_760_776_300));
      assertThat(read.description()).isEqualTo(words);
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "0",
        "99999999999999999999999",
        "1760776300000",
        "\"soon\"",
        "null",
        "{\"a\":[1]}",
        "1.5"
      })
  void aTimeThatCannotBeIsNoTime(String value) throws PollFailure {
    Snapshot snapshot =
        Feeds.read(
            "{\"last_updated\":" + value + ",\"data\":{\"stations\":[{\"stationCode\":1}]}}");

    assertThat(snapshot.header().updatedAt()).isEmpty();
    assertThat(snapshot.rows()).hasSize(1);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "``, `the body is empty`",
        "`<!DOCTYPE html><title>Sorry</title>`, `not JSON from byte 0 of 35 on, it begins with \"<!DOCTYPE html><title>Sorry</title>\"`",
        "`{\"data\":{\"stations\":[{\"stationCode\":\"16107\",`, `not JSON from byte 44 of 44 on`",
        "`{\"data\":{\"stations\":[{\"stationCode\":\"161`, `not JSON from byte 40 of 40 on`",
        "`{\"data\":{\"stations\":[]}}`, `none of its 0 rows has a stationCode`",
        "`{\"data\":{\"stations\":[{},null]}}`, `none of its 2 rows has a stationCode`",
        "`{\"data\":{\"stations\":[{\"stationCode\":1,\"x\":NaN}]}}`, `each of its 1 rows is refused`",
        "`{\"data\":{\"stations\":[{\"stationCode\":1}]},\"x\":NaN}`, `not JSON from byte`",
        "`{\"x\":NaN,\"data\":{\"stations\":[{\"stationCode\":1}]}}`, `not JSON from byte`",
        "`{\"data\":{\"stations\":{}}}`, `no array data.stations`",
        "`{\"data\":[]}`, `no array data.stations`",
        "`{\"stations\":[{\"stationCode\":1}]}`, `no array data.stations`",
        "`[{\"stationCode\":1}]`, `no array data.stations`",
        "`\"maintenance\"`, `no array data.stations, it begins with \"\"maintenance\"\"`",
        "`{\"data\":{\"stations\":[{\"stationCode\":1}]}} {}`, `continues after its JSON value`",
        "`{\"data\":{\"stations\":[{\"stationCode\":1}]}}<br>`, `not JSON`"
      })
  void anAnswerThatIsNotTheFeedSaysWhatWasSeen(String body, String reason) {
    assertThatThrownBy(() -> Feeds.read(body))
        .isInstanceOfSatisfying(
            PollFailure.class,
            failure -> assertThat(failure.outcome()).isEqualTo(PollOutcome.NOT_THE_FEED))
        .hasMessageContaining(reason);
  }

  @Test
  void anAnswerMayHaveAsManyStationsAsTheLimitSaysAndNoMore() throws PollFailure {
    byte[] body = Feeds.ofCodes("1001", "1002", "1003").getBytes(UTF_8);

    assertThat(FeedReader.read(body, 3).rows()).hasSize(3);
    assertThatThrownBy(() -> FeedReader.read(body, 2))
        .isInstanceOf(PollFailure.class)
        .hasMessage("the answer has more than 2 stations (FEED_MAX_STATIONS)");
  }

  @Test
  void readingStopsAtTheLimitOfStations() {
    byte[] body = (Feeds.ofCodes("1001", "1002", "1003") + " not JSON").getBytes(UTF_8);

    assertThatThrownBy(() -> FeedReader.read(body, 2)).hasMessageContaining("more than 2 stations");
  }

  @Test
  void anotherEncodingThanUtf8IsNotTheFeed() {
    byte[] body = Feeds.ofCodes("16107").getBytes(UTF_16);

    assertThatThrownBy(() -> FeedReader.read(body, Feeds.MANY))
        .hasMessage("the JSON is not in UTF-8");
  }

  @Test
  void aBodyNestedAMillionLevelsDeepIsNotTheFeed() {
    String body = Feeds.of("[".repeat(1_000_000));

    assertThatThrownBy(() -> Feeds.read(body))
        .isInstanceOf(PollFailure.class)
        .hasMessageContaining("nesting depth");
  }
}
