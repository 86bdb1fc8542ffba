package velib.stationmodel.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import velib.stationmodel.StationStatus;
import velib.stationmodel.StationStatusReader;
import velib.stationmodel.UnusableStatus;

class StatusScannerTest {
  private static final String ROW_OF_THE_FEED =
      "{\"station_id\":213688169,\"num_bikes_available\":5,\"numBikesAvailable\":5,"
          + "\"num_bikes_available_types\":[{\"mechanical\":1},{\"ebike\":4}],"
          + "\"num_docks_available\":30,\"numDocksAvailable\":30,\"is_installed\":1,"
          + "\"is_returning\":1,\"is_renting\":1,\"last_reported\":1760776294,"
          + "\"stationCode\":\"16107\",\"station_opening_hours\":null}";

  private final StatusScanner scanner = new StatusScanner();
  private final Random random = new Random(20_260_210);
  private final WrittenRows rows = new WrittenRows(random);

  @Test
  void aRowOfTheFeedIsTaken() {
    byte[] row = ROW_OF_THE_FEED.getBytes(UTF_8);

    assertThat(scanner.scan(row, 0, row.length)).isTrue();

    assertThat(new String(row, scanner.stationCodeOffset(), scanner.stationCodeLength(), UTF_8))
        .isEqualTo("16107");
    assertThat(scanner.bikes()).isEqualTo(5);
    assertThat(scanner.mechanicalBikes()).isEqualTo(1);
    assertThat(scanner.electricBikes()).isEqualTo(4);
    assertThat(scanner.docks()).isEqualTo(30);
    assertThat(scanner.rentable()).isTrue();
    assertThat(scanner.lastReportedEpochSecond()).isEqualTo(1_760_776_294L);
    assertThat(scanner.toStatus())
        .isEqualTo(new StationStatus("16107", 5, 1, 4, 30, true, 1_760_776_294L));
  }

  @Test
  void aRowIsTakenInAnyOrderOfItsFields() throws UnusableStatus {
    for (int tries = 0; tries < 5000; tries++) {
      List<String> fields = rows.fieldsOfTheFeed();
      Collections.shuffle(fields, random);
      assertTaken(WrittenRows.row(fields));
    }
  }

  @Test
  void aRowIsTakenWithAnyWhiteSpace() throws UnusableStatus {
    for (int tries = 0; tries < 5000; tries++) {
      assertTaken(rows.spaced(rows.rowOfTheFeed()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'x':1",
        "'':-1.5e+3",
        "'capacity':0",
        "'a name that is much longer than any of those that the feed has ever had in a row':0.5",
        "'name':'Benjamin Godard - Victor Hugo','lat':48.865983,'lon':2.275725",
        "'a':true,'b':false,'c':null",
        "'x':[],'y':{}",
        "'x':[1,{'y':[null,{}],'z':'}'}]"
      })
  void unknownFieldsAreSkippedInAnyPlace(String unknown) throws UnusableStatus {
    List<String> fields = rows.fieldsOfTheFeed();
    for (int place = 0; place <= fields.size(); place++) {
      List<String> more = new ArrayList<>(fields);
      more.add(place, unknown.replace('\'', '"'));
      assertTaken(WrittenRows.row(fields));
      assertTaken(WrittenRows.row(more));
      assertTaken(WrittenRows.row(more));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'stationCode':16107,'num_bikes_available':7}",
        "{'stationCode':' 16107_relais ','numBikesAvailable':7}",
        "{'stationCode':'1','num_bikes_available':null,'numBikesAvailable':100000}",
        "{'stationCode':'1','num_bikes_available':3,'numBikesAvailable':4}",
        "{'stationCode':'1','num_bikes_available':3,'num_bikes_available':4}",
        "{'stationCode':'1','num_bikes_available':3,'num_docks_available':null}",
        "{'stationCode':'1','num_bikes_available':3,'numDocksAvailable':4}",
        "{'stationCode':'1','num_bikes_available':3,'is_renting':true,'is_installed':false}",
        "{'stationCode':'1','num_bikes_available':3,'is_renting':0,'is_installed':null}",
        "{'stationCode':'1','num_bikes_available':3,'is_renting':0,'is_renting':null}",
        "{'stationCode':'1','num_bikes_available':3,'last_reported':null}",
        "{'stationCode':'1','num_bikes_available':3,'last_reported':0}",
        "{'stationCode':'1','num_bikes_available':3,'last_reported':1760776294000}",
        "{'num_bikes_available_types':{'ebike':4,'mechanical':1},'stationCode':1,'numBikesAvailable':5}",
        "{'num_bikes_available_types':[{'ebike':4},{'ebike':1}],'stationCode':1,'numBikesAvailable':5}",
        "{'num_bikes_available_types':null,'stationCode':1,'numBikesAvailable':5}",
        "{'num_bikes_available_types':[{'x':{}}],'stationCode':1,'numBikesAvailable':5}"
      })
  void otherWaysOfWritingAreTakenToo(String row) throws UnusableStatus {
    assertTaken(row.replace('\'', '"'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "the code has an escape|{'stationCode':'\\u0031','num_bikes_available':7}",
        "a name has an escape|{'stationCode':'1','num_\\u0062ikes_available':7}",
        "a letter beyond ASCII|{'stationCode':'1','num_bikes_available':7,'name':'Défense'}",
        "a time as text|{'stationCode':'1','num_bikes_available':7,'last_reported':'2026-02-10'}",
        "a long number|{'stationCode':'1','num_bikes_available':7,'last_reported':"
            + "1760776294176077629}",
        "a negative code|{'stationCode':-1,'num_bikes_available':7}",
        "no code|{'num_bikes_available':7}",
        "a blank code|{'stationCode':' ','num_bikes_available':7}",
        "no count|{'stationCode':'1'}",
        "too many|{'stationCode':'1','num_bikes_available':100001}",
        "a fraction|{'stationCode':'1','num_bikes_available':7.0}",
        "a leading zero|{'stationCode':'1','num_bikes_available':07}",
        "a count as text|{'stationCode':'1','num_bikes_available':'7'}",
        "more behind it|{'stationCode':'1','num_bikes_available':7}}",
        "not an object|['stationCode','num_bikes_available']",
        "two values|{'stationCode':'1','num_bikes_available':7}{}",
        "a lost comma|{'stationCode':'1' 'num_bikes_available':7}",
        "a comma too many|{'stationCode':'1','num_bikes_available':7,}",
        "an object without end|{'x':{'stationCode':'1','num_bikes_available':7}"
      })
  void whatIsUnusualIsLeftToTheReader(String why, String row) {
    assertThat(scan(row.replace('\'', '"'))).as(why).isFalse();
  }

  @Test
  void whatIsEmptyOrLongIsLeftToTheReader() {
    assertThat(scan("")).isFalse();
    assertThat(scan("\n")).isFalse();
    assertThat(scan("{}")).isFalse();
    assertThat(scan("}")).isFalse();
    assertThat(scan(ROW_OF_THE_FEED.replace("null", "\"" + "x".repeat(1 << 14) + "\""))).isFalse();
    assertThat(scan(ROW_OF_THE_FEED.replace("null", "[".repeat(99) + "]".repeat(99)))).isFalse();
    assertThat(scan(ROW_OF_THE_FEED.replace("null", "1".repeat(1001)))).isFalse();
  }

  @Test
  void aRangeOutsideTheArrayIsAFaultOfTheCaller() {
    assertThatThrownBy(() -> scanner.scan(new byte[8], 4, 5))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void thePrefixesOfOneMessageAreNotTakenForThoseOfTheNext() throws UnusableStatus {
    assertTaken("{\"stationCode\":\"1\",\"num_bikes_available\":7,\"num_docks_available\":8}");
    assertTaken("{\"stationCode\":\"1\",\"num_bikes_available\":7,\"num_cocks_available\":9}");
    assertTaken("{\"stationCode\":\"1\",\"num_docks_available\":7,\"num_bikes_available\":8}");
    assertThat(scan("{\"stationCode\":\"1\",\"num_docks_available\":7 \"num_bikes_available\":8}"))
        .isFalse();
  }

  @Test
  void theCodeIsFoundWithoutTheSpacesAroundIt() {
    for (String code : List.of("1", "1001", "16107", "12345678", "123456789", "16107_relais_bis")) {
      assertThat(scan(ROW_OF_THE_FEED.replace("\"16107\"", "\" " + code + "  \""))).isTrue();

      assertThat(scanner.stationCodeLength()).isEqualTo(code.length());
      assertThat(scanner.toStatus().stationCode()).isEqualTo(code);
    }
  }

  /** Even if the layout changes with each message, so that no kept prefix matches. */
  @Test
  void noObjectIsCreatedForAMessage() {
    List<byte[]> messages = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      List<String> fields = rows.fieldsOfTheFeed();
      if (i >= 50) {
        Collections.shuffle(fields, random);
        fields.add("\"extra\":[1,\"x\",{\"y\":-0.5}]");
      }
      messages.add(rows.spaced(WrittenRows.row(fields)).getBytes(UTF_8));
    }
    scanAll(messages, 200);

    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(thread);
    scanAll(messages, 1000);
    long allocated = threads.getThreadAllocatedBytes(thread) - before;

    // Less than one byte for each of the 100,000 messages; measuring itself takes a few hundred.
    assertThat(allocated).isLessThan(10_000);
  }

  private void scanAll(List<byte[]> messages, int times) {
    int taken = 0;
    long read = 0;
    for (int i = 0; i < times; i++) {
      for (int m = 0; m < messages.size(); m++) {
        byte[] message = messages.get(m);
        taken += scanner.scan(message, 0, message.length) ? 1 : 0;
        read += scanner.stationCodeOffset() + scanner.bikes();
      }
    }
    assertThat(taken).as("taken, all numbers " + read).isEqualTo(times * messages.size());
  }

  private void assertTaken(String row) throws UnusableStatus {
    assertThat(scan(row)).as(row).isTrue();
    assertThat(scanner.toStatus())
        .as(row)
        .isEqualTo(new StationStatusReader().read(row.getBytes(UTF_8)));
  }

  private boolean scan(String row) {
    byte[] bytes = row.getBytes(UTF_8);
    return scanner.scan(bytes, 0, bytes.length);
  }
}
