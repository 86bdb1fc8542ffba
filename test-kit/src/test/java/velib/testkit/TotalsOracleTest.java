package velib.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class TotalsOracleTest {
  /** As after the results topic got a second partition, to which the postcode moved. */
  @Test
  void theNewestResultCountsWhicheverPartitionIsReadLast() {
    ConsumerRecord<byte[], byte[]> older = result(0, 1_000, 3);
    ConsumerRecord<byte[], byte[]> newer = result(1, 2_000, 5);

    for (List<ConsumerRecord<byte[], byte[]>> read :
        List.of(List.of(older, newer), List.of(newer, older))) {
      assertThat(TotalsOracle.published(read).get("93200").sums().totalBikes()).isEqualTo(5);
    }
  }

  private static ConsumerRecord<byte[], byte[]> result(int partition, long timestampMs, int bikes) {
    String message =
        String.format(
            "{\"postcode\":\"93200\",\"total_bikes\":%d,\"mechanical_bikes\":0,"
                + "\"electric_bikes\":0,\"rentable_bikes\":0,\"docks_available\":0,"
                + "\"stations\":1,\"last_reported\":null}",
            bikes);
    return new ConsumerRecord<>(
        "results",
        partition,
        0,
        timestampMs,
        TimestampType.CREATE_TIME,
        null,
        0,
        0,
        "93200".getBytes(StandardCharsets.UTF_8),
        message.getBytes(StandardCharsets.UTF_8),
        new RecordHeaders(),
        Optional.empty());
  }
}
