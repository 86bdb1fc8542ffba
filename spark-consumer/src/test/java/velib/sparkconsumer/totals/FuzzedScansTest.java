package velib.sparkconsumer.totals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import velib.sparkconsumer.Fuzzing;
import velib.stationmodel.StationStatus;
import velib.stationmodel.StationStatusReader;
import velib.stationmodel.UnusableStatus;
import velib.stationmodel.scan.StatusScanner;
import velib.testkit.fuzz.MessageFuzzer;

class FuzzedScansTest {
  /** Both parsers are so fast that they can be given more messages than the whole job. */
  private static final int MESSAGES = Math.max(120_000, Fuzzing.MESSAGES);

  private final StationStatusReader reader = new StationStatusReader();
  private final StatusScanner scanner = new StatusScanner();

  @Test
  @Timeout(value = 1, unit = TimeUnit.HOURS) // only to end an endless loop
  void theReaderAgreesOnEachFuzzedMessageThatTheScannerTakes() {
    Fuzzing.announce();
    MessageFuzzer fuzzer = new MessageFuzzer(Fuzzing.SEED);
    int taken = 0;
    for (int number = 0; number < MESSAGES; number++) {
      byte[] value = fuzzer.next().value();
      if (value != null && scanner.scan(value, 0, value.length)) {
        assertThat(scanner.toStatus()).as(message(number, value)).isEqualTo(read(number, value));
        taken++;
      }
    }

    // A third of the messages are rows as the feed sends them, which the scanner must take.
    assertThat(taken).isBetween(MESSAGES / 3, MESSAGES * 3 / 4);
  }

  private StationStatus read(int number, byte[] value) {
    try {
      return reader.read(value);
    } catch (UnusableStatus refused) {
      return fail(refused.getMessage() + ", but the scanner took " + message(number, value));
    }
  }

  private static String message(int number, byte[] value) {
    return "message " + number + ": " + new String(value, StandardCharsets.UTF_8);
  }
}
