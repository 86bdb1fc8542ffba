package velib.sparkconsumer.totals;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import velib.stationmodel.Position;
import velib.stationmodel.StationEntry;
import velib.stationmodel.StationStatus;
import velib.stationmodel.TopicClock;

/** Holds the bytes of a state to the tables in {@link Binary} and {@link PostcodeState#write}. */
class StateBytesTest {
  private static final long TIME_MS = 1_760_000_000_000L;

  private final TopicClock clock = new TopicClock(Duration.ofHours(1));
  private final PostcodeState state = new PostcodeState();

  @Test
  void aMarkOfARemovedStationHasTheBytesOfTheTable() {
    state.take(
        List.of(StationEntry.removed("f", "16108", new Position(TIME_MS, 3, 200))),
        clock,
        new MessageTally());

    ByteBuffer expected = ByteBuffer.allocate(200).put((byte) 2).put((byte) 1);
    expected.put((byte) (Binary.REMOVED | Binary.FEED));
    expected.put((byte) 1).put(bytes("f")).put((byte) 5).put(bytes("16108"));
    expected.put((byte) 3).put((byte) 0xc8).put((byte) 1).put(RUNNING_TIME);
    sums(expected, 0, 0, 0, 0, 0, 0, StationStatus.NOT_REPORTED);

    assertThat(state.toBytes()).isEqualTo(writtenTo(expected));
  }

  @Test
  void aStatusAndTheTotalsOfItHaveTheBytesOfTheTable() {
    StationStatus status = new StationStatus("16107\ud800", 5, 3, 1, 9, true, 1_700);
    state.take(
        List.of(StationEntry.reported("velib", new Position(TIME_MS, 2, 7), status)),
        clock,
        new MessageTally());
    state.publish("75016", clock);

    ByteBuffer expected = ByteBuffer.allocate(200).put((byte) 2).put((byte) 1);
    expected.put((byte) (Binary.RENTABLE | Binary.REPORTED));
    expected.put((byte) 6).put(bytes("16107")).put(new byte[] {(byte) 0x80, (byte) 0xb0, 3});
    expected.put((byte) 2).put((byte) 7).put(RUNNING_TIME);
    expected.put(new byte[] {5, 3, 1, 9}).put(new byte[] {(byte) 0xc8, 0x1a});
    sums(expected, 5, 3, 1, 5, 9, 1, 1_700);

    assertThat(state.toBytes()).isEqualTo(writtenTo(expected));
  }

  @Test
  void aStateOfVersion1IsReadAndWrittenAsVersion2() {
    StationStatus status = new StationStatus("16107", 5, 3, 1, 9, true, 1_700);
    state.take(
        List.of(StationEntry.reported("velib", new Position(TIME_MS, 2, 7), status)),
        clock,
        new MessageTally());
    state.publish("75016", clock);
    ByteBuffer version1 = ByteBuffer.allocate(200).put((byte) 1).putInt(1);
    text(version1, "velib");
    text(version1, "16107");
    version1.putLong(TIME_MS).putInt(2).putLong(7).put((byte) 0);
    version1.putInt(5).putInt(3).putInt(1).putInt(9).put((byte) 1).putLong(1_700);
    version1.put((byte) 1);
    text(version1, "75016");
    sums(version1, 5, 3, 1, 5, 9, 1, 1_700);

    assertThat(PostcodeState.ofBytes(writtenTo(version1)).toBytes()).isEqualTo(state.toBytes());
  }

  /** Twice the time, seven bits in a byte, the lowest first. */
  private static final byte[] RUNNING_TIME = {
    (byte) 0x80, (byte) 0x80, (byte) 0xe6, (byte) 0x82, (byte) 0xb9, 0x66
  };

  private static void sums(
      ByteBuffer bytes, long t, long m, long e, long r, long d, int stations, long reported) {
    bytes.putLong(t).putLong(m).putLong(e).putLong(r).putLong(d).putInt(stations);
    bytes.putLong(reported);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static void text(ByteBuffer bytes, String text) {
    bytes.putInt(text.length());
    for (char unit : text.toCharArray()) {
      bytes.putChar(unit);
    }
  }

  private static byte[] writtenTo(ByteBuffer bytes) {
    return Arrays.copyOf(bytes.array(), bytes.position());
  }
}
