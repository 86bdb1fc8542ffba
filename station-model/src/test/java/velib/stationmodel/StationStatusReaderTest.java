package velib.stationmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import velib.stationmodel.UnusableStatus.Reason;

class StationStatusReaderTest {
  private final StationStatusReader reader = new StationStatusReader();

  @Test
  void aRowOfTheFeedIsRead() throws UnusableStatus {
    StationStatus status =
        read(
            "{\"station_id\":213688169,\"num_bikes_available\":5,\"numBikesAvailable\":5,"
                + "\"num_bikes_available_types\":[{\"mechanical\":1},{\"ebike\":4}],"
                + "\"num_docks_available\":30,\"numDocksAvailable\":30,\"is_installed\":1,"
                + "\"is_returning\":1,\"is_renting\":1,\"last_reported\":1760776294,"
                + "\"stationCode\":\"16107\",\"station_opening_hours\":null}");

    assertThat(status).isEqualTo(new StationStatus("16107", 5, 1, 4, 30, true, 1_760_776_294L));
  }

  @Test
  void aMissingFieldHasItsDefault() throws UnusableStatus {
    assertThat(read("{'stationCode':16107,'num_bikes_available':7}"))
        .isEqualTo(new StationStatus("16107", 7, 0, 0, 0, true, StationStatus.NOT_REPORTED));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'stationCode':' 16107 '",
        "'stationCode':16107",
        "'stationCode':'x','stationCode':'16107'",
        "'stationCode':'16107','station_id':{'a':[1,{'b':null}]}"
      })
  void theStationCodeIsTheWholeTextTrimmedOrANumber(String fields) throws UnusableStatus {
    assertThat(read("{" + fields + ",'num_bikes_available':1}").stationCode()).isEqualTo("16107");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "[{'mechanical':1},{'ebike':4}]|1|4",
        "[{'ebike':4},{'mechanical':1}]|1|4",
        "{'ebike':4,'mechanical':1}|1|4",
        "[{'ebike':4,'mechanical':1,'cargo':9}]|1|4",
        "[{'ebike':4}]|0|4",
        "[{'ebike':4},{'ebike':2}]|0|6",
        "[]|0|0",
        "{}|0|0",
        "null|0|0"
      })
  void typesAreAnArrayOfObjectsOrOneObject(String types, int mechanical, int electric)
      throws UnusableStatus {
    StationStatus status =
        read(
            "{'stationCode':'1','num_bikes_available':9,'num_bikes_available_types':"
                + types
                + "}");

    assertThat(status.mechanicalBikes()).isEqualTo(mechanical);
    assertThat(status.electricBikes()).isEqualTo(electric);
    assertThat(status.bikes()).isEqualTo(9);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'is_renting':1,'is_installed':1|true",
        "'is_renting':true,'is_installed':true|true",
        "'is_renting':0,'is_installed':1|false",
        "'is_renting':1,'is_installed':false|false",
        "'is_renting':null|true",
        "'is_returning':0|true"
      })
  void aStationRentsWhenItIsInstalledAndRenting(String fields, boolean rentable)
      throws UnusableStatus {
    assertThat(read("{'stationCode':'1','num_bikes_available':9," + fields + "}").rentable())
        .isEqualTo(rentable);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "1707263633|1707263633",
        "'2024-02-06T23:53:53Z'|1707263633",
        "'2024-02-07T00:53:53+01:00'|1707263633",
        "946684800|946684800",
        "4102444800|4102444800"
      })
  void aTimeIsEpochSecondsOrIso8601(String time, long epochSecond) throws UnusableStatus {
    assertThat(reported(time)).isEqualTo(epochSecond);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "946684799",
        "4102444801",
        "1707263633000",
        "'yesterday'",
        "{'a':1}",
        "[1]",
        "1.5",
        "true",
        "99999999999999999999999"
      })
  void aTimeThatIsUnusableIsNoValueAndDoesNotRejectTheRow(String time) throws UnusableStatus {
    assertThat(reported(time)).isEqualTo(StationStatus.NOT_REPORTED);
  }

  @Test
  void theAliasesCountIfTheNamesAreMissingOrNull() throws UnusableStatus {
    StationStatus status =
        read(
            "{'stationCode':'1','num_bikes_available':null,'numBikesAvailable':3,'numDocksAvailable':4}");

    assertThat(status.bikes()).isEqualTo(3);
    assertThat(status.docks()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "~~|NOT_JSON|empty",
        "~ ~|NOT_JSON|empty",
        "hello|NOT_JSON|not JSON",
        "{'stationCode':'1'|NOT_JSON|not JSON",
        "{'stationCode':'1','num_bikes_available':1}{}|NOT_JSON|continues",
        "[{'stationCode':'1','num_bikes_available':1}]|NOT_AN_OBJECT|expected an object",
        "'16107'|NOT_AN_OBJECT|expected an object",
        "null|NOT_AN_OBJECT|expected an object",
        "{'num_bikes_available':1}|NO_STATION_CODE|stationCode is missing",
        "{'stationCode':null,'num_bikes_available':1}|NO_STATION_CODE|stationCode is null",
        "{'stationCode':'  ','num_bikes_available':1}|NO_STATION_CODE|stationCode is \"  \"",
        "{'stationCode':16107.5,'num_bikes_available':1}|NO_STATION_CODE|stationCode is 16107.5",
        "{'stationCode':{'x':1},'num_bikes_available':1}|NO_STATION_CODE|is an object",
        "{'stationCode':'1'}|BAD_COUNT|num_bikes_available is missing",
        "{'stationCode':'1','num_bikes_available':-1}|BAD_COUNT|num_bikes_available is -1: expected",
        "{'stationCode':'1','num_bikes_available':100001}|BAD_COUNT|from 0 to 100000",
        "{'stationCode':'1','num_bikes_available':1.5}|BAD_COUNT|is 1.5",
        "{'stationCode':'1','num_bikes_available':'5'}|BAD_COUNT|is \"5\"",
        "{'stationCode':'1','num_bikes_available':[5]}|BAD_COUNT|is an array",
        "{'stationCode':'1','num_bikes_available':123456789012345678901234567890}|BAD_COUNT|from 0",
        "{'stationCode':'1','num_bikes_available':1,'num_docks_available':-3}|BAD_COUNT|num_docks",
        "{'stationCode':'1','num_bikes_available':1,'is_renting':2}|BAD_FIELD|is_renting is 2",
        "{'stationCode':'1','num_bikes_available':1,'is_installed':'yes'}|BAD_FIELD|is_installed",
        "{'stationCode':'1','num_bikes_available':1,'num_bikes_available_types':7}|BAD_FIELD|is 7",
        "{'stationCode':'1','num_bikes_available':1,'num_bikes_available_types':[1]}|BAD_FIELD|[] is 1",
        "{'stationCode':'1','num_bikes_available':1,'num_bikes_available_types':{'ebike':-1}}|BAD_COUNT|.ebike is -1"
      })
  void aFaultNamesTheFieldWhatWasFoundAndWhatIsExpected(
      String json, Reason reason, String explanation) {
    UnusableStatus unusable = catchThrowableOfType(UnusableStatus.class, () -> read(json));

    assertThat(unusable.reason()).isEqualTo(reason);
    assertThat(unusable).hasMessageContaining(explanation);
  }

  @Test
  void bytesThatAreNotUtf8AreRefusedEvenInAFieldThatIsNotUsed() {
    byte[] latin1 =
        "{\"stationCode\":\"1\",\"num_bikes_available\":1,\"name\":\"caf\u00e9\"}"
            .getBytes(StandardCharsets.ISO_8859_1);

    assertThat(catchThrowableOfType(UnusableStatus.class, () -> reader.read(latin1)).reason())
        .isEqualTo(Reason.NOT_UTF8);
  }

  @Test
  void utf16IsNotGuessed() {
    byte[] utf16 =
        "{\"stationCode\":\"1\",\"num_bikes_available\":1}".getBytes(StandardCharsets.UTF_16BE);

    assertThat(catchThrowableOfType(UnusableStatus.class, () -> reader.read(utf16)).reason())
        .isEqualTo(Reason.NOT_JSON);
  }

  @Test
  void aMessageNestedWithoutEndDoesNotOverflowTheStack() {
    String deep = "[".repeat(200_000) + "]".repeat(200_000);
    String inRow = "{'x':" + deep + ",'stationCode':'1','num_bikes_available':1}";

    assertThat(catchThrowableOfType(UnusableStatus.class, () -> read(inRow)).reason())
        .isEqualTo(Reason.NOT_JSON);
    assertThat(catchThrowableOfType(UnusableStatus.class, () -> read(deep)).reason())
        .isEqualTo(Reason.NOT_JSON);
  }

  @Test
  void fieldNamesOfTheSameHashAreOnlyUnknownFields() throws UnusableStatus {
    // Ab and BA have the same value in 33 * h + c, so these 512 names share a hash.
    StringBuilder fields = new StringBuilder();
    for (int number = 0; number < 512; number++) {
      String bits = Integer.toBinaryString(512 + number).substring(1);
      fields.append("'").append(bits.replace("0", "Ab").replace("1", "BA")).append("':0,");
    }

    assertThat(read("{" + fields + "'stationCode':'1','num_bikes_available':1}").bikes())
        .isEqualTo(1);
  }

  private long reported(String time) throws UnusableStatus {
    return read("{'stationCode':'1','num_bikes_available':9,'last_reported':" + time + "}")
        .lastReportedEpochSecond();
  }

  /** Reads JSON written with single quotes, which makes the tests easier to read. */
  private StationStatus read(String json) throws UnusableStatus {
    return reader.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }
}
