package velib.benchmarks.peer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import velib.stationmodel.StationStatus;
import velib.stationmodel.StationStatusReader;
import velib.stationmodel.UnusableStatus;
import velib.testkit.fuzz.MessageFuzzer;

class StatusParserTest {
  private static final String ROW =
      "{\"station_id\":213688169,\"num_bikes_available\":5,\"numBikesAvailable\":5,"
          + "\"num_bikes_available_types\":[{\"mechanical\":1},{\"ebike\":4}],"
          + "\"num_docks_available\":30,\"numDocksAvailable\":30,\"is_installed\":1,"
          + "\"is_returning\":1,\"is_renting\":1,\"last_reported\":1760776294,"
          + "\"stationCode\":\"16107\",\"station_opening_hours\":null}";

  private final StatusParser parser = new StatusParser();

  @Test
  void aRowOfTheFeedIsScanned() {
    assertThat(new RowScanner().scan(ROW.getBytes(UTF_8))).isTrue();
  }

  @Test
  void aRowOfTheFeedIsReadWhole() throws UnusableStatus {
    assertThat(parser.read(ROW.getBytes(UTF_8)))
        .isEqualTo(new StationStatus("16107", 5, 1, 4, 30, true, 1_760_776_294L));
  }

  @Test
  void whateverIsScannedTheTolerantReaderReadsTheSame() {
    MessageFuzzer fuzzer = new MessageFuzzer(4);
    StationStatusReader tolerant = new StationStatusReader();
    RowScanner scanner = new RowScanner();
    int scanned = 0;
    for (int i = 0; i < 50_000; i++) {
      byte[] message = fuzzer.next().value();
      if (message != null && scanner.scan(message)) {
        scanned++;
        assertThat(scanner.status())
            .as(new String(message, UTF_8))
            .isEqualTo(readOrNull(tolerant, message));
      }
    }
    assertThat(scanned).isGreaterThan(1_000);
  }

  @Test
  void anUnusualMessageIsLeftToTheTolerantReader() throws UnusableStatus {
    assertThat(parser.read("{\"stationCode\":16107, \"numBikesAvailable\":3}".getBytes(UTF_8)))
        .isEqualTo(new StationStatus("16107", 3, 0, 0, 0, true, StationStatus.NOT_REPORTED));
    assertThatThrownBy(() -> parser.read("{}".getBytes(UTF_8))).isInstanceOf(UnusableStatus.class);
    assertThatThrownBy(() -> parser.read(null)).isInstanceOf(UnusableStatus.class);
  }

  private static StationStatus readOrNull(StationStatusReader tolerant, byte[] message) {
    try {
      return tolerant.read(message);
    } catch (UnusableStatus unusable) {
      return null;
    }
  }
}
