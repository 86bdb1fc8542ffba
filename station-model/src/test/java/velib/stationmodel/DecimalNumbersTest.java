package velib.stationmodel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import velib.stationmodel.UnusableStatus.Reason;
import velib.stationmodel.scan.StatusScanner;

/**
 * A number counts by its value, however it is written: programs that know only doubles add ".0".
 */
class DecimalNumbersTest {
  private final StationStatusReader reader = new StationStatusReader();

  @ParameterizedTest
  @ValueSource(strings = {"6", "6.0", "6.00", "6e0", "6E+00", "60e-1", "0.6e1", "6000.0E-3"})
  void aWholeNumberWrittenAsADecimalIsACount(String six) throws UnusableStatus {
    StationStatus status =
        read(
            "'stationCode':'1','num_bikes_available':"
                + six
                + ",'num_docks_available':"
                + six
                + ",'num_bikes_available_types':[{'mechanical':"
                + six
                + "},{'ebike':"
                + six
                + "}]");

    assertThat(status)
        .isEqualTo(new StationStatus("1", 6, 6, 6, 6, true, StationStatus.NOT_REPORTED));
  }

  @Test
  void theAliasesMayBeDecimalsToo() throws UnusableStatus {
    StationStatus status =
        read("'stationCode':'1','numBikesAvailable':1e5,'numDocksAvailable':-0.0");

    assertThat(status.bikes()).isEqualTo(100_000);
    assertThat(status.docks()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "6.5",
        "6.0001",
        "1e-7",
        "-1.0",
        "100000.5",
        "100001.0",
        "1e6",
        "1e400",
        "-1e999999999999"
      })
  void aNumberThatIsNotWholeOrOutOfRangeIsABadCount(String number) {
    UnusableStatus unusable = refused("'stationCode':'1','num_bikes_available':" + number);

    assertThat(unusable.reason()).isEqualTo(Reason.BAD_COUNT);
    assertThat(unusable)
        .hasMessage(
            "num_bikes_available is " + number + ": expected a whole number from 0 to 100000");
    assertThat(
            refused(
                    "'stationCode':'1','num_bikes_available':1,'num_bikes_available_types':{'ebike':"
                        + number
                        + "}")
                .reason())
        .isEqualTo(Reason.BAD_COUNT);
  }

  @Test
  void aYesOrNoMayBeADecimal() throws UnusableStatus {
    assertThat(read("'stationCode':'1','num_bikes_available':1,'is_renting':1.0").rentable())
        .isTrue();
    assertThat(read("'stationCode':'1','num_bikes_available':1,'is_renting':0e0").rentable())
        .isFalse();
    assertThat(refused("'stationCode':'1','num_bikes_available':1,'is_renting':0.5").reason())
        .isEqualTo(Reason.BAD_FIELD);
  }

  @Test
  void aTimeMayBeADecimalIfItIsAWholeSecond() throws UnusableStatus {
    String row = "'stationCode':'1','num_bikes_available':1,'last_reported':";

    assertThat(read(row + "1.707263633E9").lastReportedEpochSecond()).isEqualTo(1_707_263_633L);
    assertThat(read(row + "1707263633.5").lastReportedEpochSecond())
        .isEqualTo(StationStatus.NOT_REPORTED);
  }

  @ParameterizedTest
  @CsvSource({
    "16107.0, 16107",
    "16107.00, 16107",
    "1.6107e4, 16107",
    "-0.0, 0",
    "9007199254740991.0, 9007199254740991"
  })
  void aStationCodeWrittenAsADecimalIsTheWholeNumber(String number, String code)
      throws UnusableStatus {
    assertThat(read("'stationCode':" + number + ",'num_bikes_available':1").stationCode())
        .isEqualTo(code);
  }

  /** From 2^53 on a double no longer has every whole number, so two codes could become one. */
  @ParameterizedTest
  @ValueSource(strings = {"16107.5", "9007199254740992.0", "1e300", "1e400"})
  void aDecimalThatIsNoExactWholeNumberIsNoStationCode(String number) {
    assertThat(refused("'stationCode':" + number + ",'num_bikes_available':1").reason())
        .isEqualTo(Reason.NO_STATION_CODE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'stationCode':16107.0,'num_bikes_available':1",
        "'stationCode':'1','num_bikes_available':6.0",
        "'stationCode':'1','num_bikes_available':6e0",
        "'stationCode':'1','num_bikes_available':1,'is_renting':1.0",
        "'stationCode':'1','num_bikes_available':1,'last_reported':1.7e9",
        "'stationCode':'1','num_bikes_available':1,'num_bikes_available_types':{'ebike':6.0}"
      })
  void theScannerLeavesDecimalsToTheReader(String fields) {
    byte[] row = row(fields);

    assertThat(new StatusScanner().scan(row, 0, row.length)).isFalse();
  }

  private UnusableStatus refused(String fields) {
    return catchThrowableOfType(UnusableStatus.class, () -> read(fields));
  }

  private StationStatus read(String fields) throws UnusableStatus {
    return reader.read(row(fields));
  }

  private static byte[] row(String fields) {
    return ("{" + fields.replace('\'', '"') + "}").getBytes(UTF_8);
  }
}
