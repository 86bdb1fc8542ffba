package velib.dashboard.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class OpenTransactionsTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final TopicPartition FIRST = new TopicPartition("statuses", 0);
  private static final TopicPartition SECOND = new TopicPartition("statuses", 1);

  private final OpenTransactions transactions = new OpenTransactions();

  @Test
  void nothingIsHeldUpWhileAllCanBeRead() {
    sees(5, 5, 0);

    assertThat(transactions.since()).isEmpty();
  }

  @Test
  void aTransactionIsOpenSinceItWasFirstSeen() {
    sees(5, 6, 0);
    sees(5, 9, 1);

    assertThat(transactions.since()).contains(NOON);
    assertThat(transactions.ends()).containsEntry(FIRST, 9L);
  }

  @Test
  void itIsForgottenOnceItHasEnded() {
    sees(5, 6, 0);
    sees(7, 7, 1);

    assertThat(transactions.since()).isEmpty();
  }

  @Test
  void oneTransactionAfterAnotherHoldsNothingUp() {
    sees(5, 6, 0);
    sees(8, 9, 60);

    assertThat(transactions.since()).contains(NOON.plusSeconds(60));
  }

  @Test
  void theOldestOfAllPartitionsCounts() {
    transactions.observe(Map.of(FIRST, 1L, SECOND, 1L), Map.of(FIRST, 1L, SECOND, 2L), NOON);
    transactions.observe(
        Map.of(FIRST, 1L, SECOND, 1L), Map.of(FIRST, 2L, SECOND, 2L), NOON.plusSeconds(9));

    assertThat(transactions.since()).contains(NOON);
  }

  private void sees(long readable, long end, int seconds) {
    transactions.observe(Map.of(FIRST, readable), Map.of(FIRST, end), NOON.plusSeconds(seconds));
  }
}
