package velib.sparkconsumer.totals;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import velib.sparkconsumer.Contract;
import velib.sparkconsumer.Fuzzing;
import velib.sparkconsumer.Verdict;
import velib.stationmodel.PostcodeRule;
import velib.stationmodel.StationStatusReader;
import velib.testkit.fuzz.MessageFuzzer;

class FuzzedStatusesTest {
  /** The reader is so fast that it can be given more messages than the whole job. */
  private static final int MESSAGES = Math.max(120_000, Fuzzing.MESSAGES);

  private final StationStatusReader reader = new StationStatusReader();
  private final PostcodeRule rule = PostcodeRule.withShippedExceptions();
  private final Contract contract = new Contract();

  @Test
  @Timeout(value = 1, unit = TimeUnit.HOURS) // only to end an endless loop
  void theReaderAgreesWithTheContractOnEachFuzzedMessage() throws Exception {
    Fuzzing.announce();
    MessageFuzzer fuzzer = new MessageFuzzer(Fuzzing.SEED);
    int statuses =
        Fuzzing.onLargeStack(
            () -> {
              int read = 0;
              for (int number = 0; number < MESSAGES; number++) {
                byte[] value = fuzzer.next().value();
                if (value != null) {
                  read += assertSameVerdict(number, value) ? 0 : 1;
                }
              }
              return read;
            });

    // A fuzzer whose messages were all bad, or all good, would prove little.
    assertThat(statuses).isBetween(MESSAGES / 4, MESSAGES * 3 / 4);
  }

  private boolean assertSameVerdict(int number, byte[] value) {
    Verdict expected = Verdict.of(null, value, contract::status, rule);
    assertThat(Verdict.of(null, value, reader::read, rule))
        .as(() -> "message " + number + ": " + new String(value, StandardCharsets.UTF_8))
        .isEqualTo(expected);
    return expected.isDeadLetter();
  }
}
