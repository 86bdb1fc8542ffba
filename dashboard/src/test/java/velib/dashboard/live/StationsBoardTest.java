package velib.dashboard.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import velib.stationmodel.PostcodeRule;
import velib.stationmodel.StationRetention;

class StationsBoardTest {
  private static final long NOON = 1_772_366_400_000L;
  private static final int POSTCODE_MAX_STATIONS = 10_000;

  private final StationsBoard board =
      new StationsBoard(
          PostcodeRule.withShippedExceptions(),
          new StationRetention(Duration.ofMinutes(60), POSTCODE_MAX_STATIONS));
  private long offset;

  @Test
  void aChangeThatTheNextMessageOfTheSamePollRepeatsIsSeen() {
    take(bikes("16107", 3));

    assertThat(changed(take(bikes("16107", 4), bikes("16107", 4)))).containsExactly("16107: 4");
  }

  @Test
  void aChangeThatTheNextMessageOfTheSamePollTakesBackIsNone() {
    take(bikes("16107", 3));

    StationsBoard.Change change = take(bikes("16107", 4), bikes("16107", 3));

    assertThat(change.isEmpty()).isTrue();
  }

  @Test
  void theFirstStatusOfAStationIsAChangeAndTheSameAgainIsNone() {
    assertThat(changed(take(bikes("16107", 3)))).containsExactly("16107: 3");
    assertThat(take(bikes("16107", 3)).isEmpty()).isTrue();
  }

  @Test
  void aStationThatIsRemovedIsGoneOnceAndMayComeBack() {
    take(bikes("16107", 3), bikes("32017", 3));

    assertThat(take(removal("16107"), removal("16107")).gone).containsExactly("16107");
    assertThat(take(removal("16107")).isEmpty()).isTrue();
    assertThat(changed(take(bikes("16107", 3)))).containsExactly("16107: 3");
  }

  @Test
  void aStationThatHasBeenSilentForTheTimeToLiveIsGone() {
    take(bikes("16107", 3), bikes("32017", 3));

    StationsBoard.Change change = take(at(NOON + 3_700_000, "32017", 3));

    assertThat(change.gone).containsExactly("16107");
    assertThat(change.stations).isEmpty();
  }

  @Test
  void codesWithoutEndNeitherFillThePageNorDisplaceTheRealStations() {
    for (int poll = 0; poll < 20; poll++) {
      List<ConsumerRecord<byte[], byte[]>> messages = new ArrayList<>();
      for (int code = 0; code < 10_000; code++) {
        messages.add(
            bikes(String.format(Locale.ROOT, "16107_%x", 7_919 * (10_000 * poll + code)), 1));
      }
      messages.add(bikes("16107", poll));
      messages.add(bikes("32017", poll));
      board.take(messages);
    }

    assertThat(board.all()).hasSize(POSTCODE_MAX_STATIONS + 1); // of 75016, and the one of 93200
    assertThat(board.all())
        .filteredOn(entry -> !entry.stationCode().contains("_"))
        .extracting(entry -> entry.stationCode() + ": " + entry.status().bikes())
        .containsExactly("16107: 19", "32017: 19");
  }

  @SafeVarargs
  private StationsBoard.Change take(ConsumerRecord<byte[], byte[]>... messages) {
    return board.take(Arrays.asList(messages));
  }

  private static List<String> changed(StationsBoard.Change change) {
    return change.stations.stream()
        .map(entry -> entry.stationCode() + ": " + entry.status().bikes())
        .collect(Collectors.toList());
  }

  private ConsumerRecord<byte[], byte[]> bikes(String code, int bikes) {
    return at(NOON, code, bikes);
  }

  private ConsumerRecord<byte[], byte[]> at(long timeMs, String code, int bikes) {
    String value =
        String.format(
            Locale.ROOT, "{\"stationCode\":\"%s\",\"num_bikes_available\":%d}", code, bikes);
    return message(timeMs, code, value.getBytes(UTF_8));
  }

  private ConsumerRecord<byte[], byte[]> removal(String code) {
    return message(NOON, code, null);
  }

  private ConsumerRecord<byte[], byte[]> message(long timeMs, String code, byte[] value) {
    return new ConsumerRecord<>(
        "velib-projet",
        0,
        offset++,
        timeMs,
        TimestampType.LOG_APPEND_TIME,
        code.length(),
        value == null ? -1 : value.length,
        code.getBytes(UTF_8),
        value,
        new RecordHeaders(),
        Optional.empty());
  }
}
