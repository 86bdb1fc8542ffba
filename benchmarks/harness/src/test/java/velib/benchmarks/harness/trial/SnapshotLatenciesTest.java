package velib.benchmarks.harness.trial;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SnapshotLatenciesTest {
  private static final long MS = 1_000_000;

  private final SnapshotLatencies clock = new SnapshotLatencies();

  @Test
  void aSnapshotTakesUntilTheLastOfItsResults() {
    clock.sending(1, snapshot("1"), 0);
    clock.take("a", bytes("a1"), 5 * MS);
    assertThat(clock.latenciesMs()).isEmpty();
    clock.take("b", bytes("b1"), 7 * MS);

    assertThat(clock.latenciesMs()).containsExactly(Map.entry(1, 7.0));
  }

  @Test
  void partOfASnapshotIsNotItsResult() {
    clock.sending(1, snapshot("1"), 0);
    clock.take("a", bytes("half"), 5 * MS);
    clock.take("b", bytes("b1"), 6 * MS);
    clock.take("a", bytes("a1"), 9 * MS);

    assertThat(clock.latenciesMs()).containsExactly(Map.entry(1, 9.0));
  }

  @Test
  void theResultOfALaterSnapshotAnswersTheEarlierOneToo() throws InterruptedException {
    clock.sending(1, snapshot("1"), 0);
    clock.take("a", bytes("a1"), 5 * MS);
    clock.sending(2, snapshot("2"), 10 * MS);
    clock.take("b", bytes("b2"), 12 * MS);
    clock.take("a", bytes("a2"), 13 * MS);

    assertThat(clock.latenciesMs()).containsExactly(Map.entry(1, 12.0), Map.entry(2, 3.0));
    assertThat(clock.await(0)).isTrue();
  }

  @Test
  void aTotalThatDidNotChangeIsNotWaitedFor() {
    clock.sending(1, snapshot("1"), 0);
    clock.take("a", bytes("a1"), 5 * MS);
    clock.take("b", bytes("b1"), 6 * MS);
    clock.sending(2, Map.of("a", bytes("a2"), "b", bytes("b1")), 10 * MS);
    clock.take("a", bytes("a2"), 14 * MS);

    assertThat(clock.latenciesMs()).containsEntry(2, 4.0);
  }

  private static Map<String, byte[]> snapshot(String number) {
    return Map.of("a", bytes("a" + number), "b", bytes("b" + number));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
