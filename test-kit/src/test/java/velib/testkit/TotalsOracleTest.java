package velib.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import velib.stationmodel.PostcodeRule;

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

  @Test
  void ofAPostcodeTheStationsMentionedLastCountAndARemovalIsAMention() {
    TotalsOracle oracle =
        new TotalsOracle(PostcodeRule.withShippedExceptions(), Duration.ofHours(1), 2);

    assertThat(bikes(oracle, status(0, "16107", 1), status(1, "16106", 2), status(2, "16105", 4)))
        .isEqualTo(6);
    assertThat(bikes(oracle, status(0, "16107", 1), status(1, "16106", 2), status(2, "16107", 4)))
        .isEqualTo(6);
    assertThat(bikes(oracle, status(0, "16107", 1), status(1, "16106", 2), status(2, "9020", 4)))
        .isEqualTo(3);
    assertThat(bikes(oracle, status(0, "16107", 1), status(1, "16106", 2), removal(2, "16105")))
        .isEqualTo(2);
  }

  @SafeVarargs
  private static long bikes(TotalsOracle oracle, ConsumerRecord<byte[], byte[]>... messages) {
    return oracle.totals(List.of(messages)).get("75016").sums().totalBikes();
  }

  private static ConsumerRecord<byte[], byte[]> status(long offset, String code, int bikes) {
    String value =
        String.format(
            Locale.ROOT, "{\"stationCode\":\"%s\",\"num_bikes_available\":%d}", code, bikes);
    return record("input", 0, offset, 1_000 + offset, code, value);
  }

  private static ConsumerRecord<byte[], byte[]> removal(long offset, String code) {
    return record("input", 0, offset, 1_000 + offset, code, null);
  }

  private static ConsumerRecord<byte[], byte[]> result(int partition, long timestampMs, int bikes) {
    String message =
        String.format(
            Locale.ROOT,
            "{\"postcode\":\"93200\",\"total_bikes\":%d,\"mechanical_bikes\":0,"
                + "\"electric_bikes\":0,\"rentable_bikes\":0,\"docks_available\":0,"
                + "\"stations\":1,\"last_reported\":null}",
            bikes);
    return record("results", partition, 0, timestampMs, "93200", message);
  }

  private static ConsumerRecord<byte[], byte[]> record(
      String topic, int partition, long offset, long timestampMs, String key, String value) {
    return new ConsumerRecord<>(
        topic,
        partition,
        offset,
        timestampMs,
        TimestampType.CREATE_TIME,
        null,
        0,
        0,
        key.getBytes(StandardCharsets.UTF_8),
        value == null ? null : value.getBytes(StandardCharsets.UTF_8),
        new RecordHeaders(),
        Optional.empty());
  }
}
