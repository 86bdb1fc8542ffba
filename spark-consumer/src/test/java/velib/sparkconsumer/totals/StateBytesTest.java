package velib.sparkconsumer.totals;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import velib.stationmodel.ExpiryClock;
import velib.stationmodel.Position;
import velib.stationmodel.StationEntry;
import velib.stationmodel.StationStatus;

/** Holds the bytes of a state to the tables in {@link Binary} and {@link PostcodeState#write}. */
class StateBytesTest {
  private static final long NO_WATERMARK = 0;
  private static final long TIME_MS = 1_760_000_000_000L;

  private final ExpiryClock clock = new ExpiryClock(Duration.ofHours(1));
  private final PostcodeState state = new PostcodeState();

  @Test
  void aStateWithoutPublishedTotalsHasTheBytesOfTheTable() {
    take(StationEntry.removed("f", "16108", new Position(TIME_MS, 3, 8)));

    ByteBuffer expected = ByteBuffer.allocate(200).put((byte) 1).putInt(1);
    text(expected, "f");
    text(expected, "16108");
    expected.putLong(TIME_MS).putInt(3).putLong(8).put((byte) 1);
    expected.put((byte) 0);

    assertThat(Binary.write(state::write)).isEqualTo(writtenTo(expected));
  }

  @Test
  void aStateWithPublishedTotalsHasTheBytesOfTheTable() {
    StationStatus status = new StationStatus("16107\ud800", 5, 3, 1, 9, true, 1_700);
    take(StationEntry.reported("f", new Position(TIME_MS, 2, 7), status));
    state.publish("75016");

    ByteBuffer expected = ByteBuffer.allocate(200).put((byte) 1).putInt(1);
    text(expected, "f");
    text(expected, "16107\ud800");
    expected.putLong(TIME_MS).putInt(2).putLong(7).put((byte) 0);
    expected.putInt(5).putInt(3).putInt(1).putInt(9).put((byte) 1).putLong(1_700);
    expected.put((byte) 1);
    text(expected, "75016");
    expected.putLong(5).putLong(3).putLong(1).putLong(5).putLong(9).putInt(1).putLong(1_700);

    assertThat(Binary.write(state::write)).isEqualTo(writtenTo(expected));
  }

  private void take(StationEntry entry) {
    state.take(entry, clock, NO_WATERMARK, new MessageTally());
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
