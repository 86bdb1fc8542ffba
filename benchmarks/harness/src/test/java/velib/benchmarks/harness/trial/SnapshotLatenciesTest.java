package velib.benchmarks.harness.trial;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SnapshotLatenciesTest {
  private static final long MS = 1_000_000;

  private final SnapshotLatencies latencies = new SnapshotLatencies();

  @Test
  void aSnapshotTakesUntilTheLastOfItsResults() {
    latencies.sending(1, snapshot("1"), 0);
    latencies.onResult("a", bytes("a1"), 5 * MS);
    assertThat(latencies.latenciesMs()).isEmpty();
    latencies.onResult("b", bytes("b1"), 7 * MS);

    assertThat(latencies.latenciesMs()).containsExactly(Map.entry(1, 7.0));
  }

  @Test
  void partOfASnapshotIsNotItsResult() {
    latencies.sending(1, snapshot("1"), 0);
    latencies.onResult("a", bytes("half"), 5 * MS);
    latencies.onResult("b", bytes("b1"), 6 * MS);
    latencies.onResult("a", bytes("a1"), 9 * MS);

    assertThat(latencies.latenciesMs()).containsExactly(Map.entry(1, 9.0));
  }

  @Test
  void theResultOfALaterSnapshotAnswersTheEarlierOneToo() throws InterruptedException {
    latencies.sending(1, snapshot("1"), 0);
    latencies.onResult("a", bytes("a1"), 5 * MS);
    latencies.sending(2, snapshot("2"), 10 * MS);
    latencies.onResult("b", bytes("b2"), 12 * MS);
    latencies.onResult("a", bytes("a2"), 13 * MS);

    assertThat(latencies.latenciesMs()).containsExactly(Map.entry(1, 12.0), Map.entry(2, 3.0));
    assertThat(latencies.await(0)).isTrue();
  }

  @Test
  void aTotalThatDidNotChangeIsNotWaitedFor() {
    latencies.sending(1, snapshot("1"), 0);
    latencies.onResult("a", bytes("a1"), 5 * MS);
    latencies.onResult("b", bytes("b1"), 6 * MS);
    latencies.sending(2, Map.of("a", bytes("a2"), "b", bytes("b1")), 10 * MS);
    latencies.onResult("a", bytes("a2"), 14 * MS);

    assertThat(latencies.latenciesMs()).containsEntry(2, 4.0);
  }

  private static Map<String, byte[]> snapshot(String number) {
    return Map.of("a", bytes("a" + number), "b", bytes("b" + number));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
