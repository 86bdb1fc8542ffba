package velib.sparkconsumer.totals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import velib.sparkconsumer.TestNetwork;
import velib.stationmodel.PostcodeRule;
import velib.stationmodel.StationEntry;

class NewestPerStationTest {
  private static final long NOON_MS = 1_760_000_000_000L;

  private final NewestPerStation newest =
      new NewestPerStation(
          PostcodeRule.withShippedExceptions(), Duration.ofHours(1), List.of("!0", "!1"));

  @Test
  void ofAStationTheNewestOfEachPartitionIsKept() {
    take(0, 5, NOON_MS, "16107", TestNetwork.row("16107", 1, 0));
    take(0, 6, NOON_MS, "16107", TestNetwork.row("16107", 2, 0));
    take(1, 1, NOON_MS, "16107", TestNetwork.row("16107", 3, 0));
    take(1, 2, NOON_MS, "16107", TestNetwork.row("16107", 4, 0));

    assertThat(newest.changes())
        .filteredOn(change -> change.kind() == StationChange.ENTRY)
        .extracting(change -> change.entry().status().bikes())
        .containsExactly(2, 4);
    assertThat(tally()).hasToString("0 counted, 2 superseded, 0 expired, 0 dead letters");
  }

  @Test
  void theNewerOffsetCountsThoughTheClockWasSetBack() {
    take(0, 5, NOON_MS + 7_200_000, "16107", TestNetwork.row("16107", 1, 0));
    take(0, 6, NOON_MS, "16107", TestNetwork.row("16107", 2, 0));

    assertThat(entries().get("velib/16107").status().bikes()).isEqualTo(2);
  }

  @Test
  void everyPartitionOfTheStateGetsTheClockOfEveryPartitionThatWasRead() {
    take(0, 5, NOON_MS, null, TestNetwork.row("16107", 1, 0));
    take(0, 6, NOON_MS - 10, null, TestNetwork.row("16106", 1, 0));
    take(0, 7, NOON_MS + 1, null, "no JSON");
    take(2, 9, NOON_MS + 2, null, TestNetwork.row("16107", 1, 0));

    assertThat(newest.changes())
        .filteredOn(change -> change.kind() == StationChange.CLOCK)
        .extracting(StationChange::group, change -> change.clock().toString())
        .containsExactly(
            tuple("!0", "partition 0 from 5: 1760000000000 to 1759999999990, 10 ms back"),
            tuple("!1", "partition 0 from 5: 1760000000000 to 1759999999990, 10 ms back"),
            tuple("!0", "partition 2 from 9: 1760000000002 to 1760000000002, 0 ms back"),
            tuple("!1", "partition 2 from 9: 1760000000002 to 1760000000002, 0 ms back"));
  }

  /** What the scanner takes and what it leaves to the reader meet in one place. */
  @Test
  void aStationIsTheSameHoweverItsMessageIsWritten() {
    take(0, 1, NOON_MS, null, TestNetwork.row("16107", 1, 0));
    take(0, 2, NOON_MS, null, escaped(TestNetwork.row("16107", 2, 0)));
    take(0, 3, NOON_MS, null, TestNetwork.row("16107", 3, 0));

    assertThat(entries()).hasSize(1);
    assertThat(entries().get("velib/16107").status().bikes()).isEqualTo(3);
  }

  @Test
  void aRemovalCountsLikeAStatusAndAStatusAfterItToo() {
    take(0, 1, NOON_MS, "16107", TestNetwork.row("16107", 1, 0));
    take(0, 2, NOON_MS, "16107", null);
    take(0, 3, NOON_MS, "16106", null);
    take(0, 4, NOON_MS, "16106", TestNetwork.row("16106", 4, 0));

    assertThat(entries().get("velib/16107").isRemoved()).isTrue();
    assertThat(entries().get("velib/16106").isRemoved()).isFalse();
    assertThat(entries().get("velib/16106").status().bikes()).isEqualTo(4);
  }

  @Test
  void manyStationsEachKeepTheirOwn() {
    List<String> codes = new ArrayList<>();
    for (int code = 21_001; code < 26_001; code++) {
      codes.add(code + "_x");
    }
    codes.add("9020_Aa"); // the same hash
    codes.add("9020_BB");
    for (int turn = 0; turn < 2; turn++) {
      for (int i = 0; i < codes.size(); i++) {
        take(
            0,
            turn * codes.size() + i,
            NOON_MS,
            null,
            TestNetwork.row(codes.get(i), turn * i % 30, 0));
      }
    }

    TreeMap<String, StationEntry> entries = entries();
    assertThat(entries).hasSize(codes.size());
    for (int i = 0; i < codes.size(); i++) {
      assertThat(entries.get("velib/" + codes.get(i)).status().bikes())
          .as(codes.get(i))
          .isEqualTo(i % 30);
    }
  }

  @Test
  void whatIsGoneByTheTasksOwnTimeGoesNoFurther() {
    take(0, 1, NOON_MS, null, TestNetwork.row("16107", 1, 0));
    take(0, 2, NOON_MS + 7_200_000, null, TestNetwork.row("32017", 1, 0));

    assertThat(entries()).containsOnlyKeys("velib/32017");
    assertThat(tally().expired).isEqualTo(1);
  }

  @Test
  void aMessageThatCannotBeCountedIsGivenBackAndMovesNoTime() {
    Optional<DeadLetter> letter = take(3, 9, NOON_MS, "key", TestNetwork.row("71002", 1, 0));

    assertThat(letter)
        .get()
        .satisfies(
            dead -> {
              assertThat(dead.reason()).isEqualTo("no-postcode");
              assertThat(dead.partition()).isEqualTo(3);
              assertThat(dead.offset()).isEqualTo(9);
            });
    assertThat(newest.changes())
        .extracting(StationChange::kind)
        .containsExactly(StationChange.TALLY);
  }

  private Optional<DeadLetter> take(
      int partition, long offset, long timestampMs, String key, String value) {
    return Optional.ofNullable(
        newest.take(timestampMs, partition, offset, bytes(key), bytes(value)));
  }

  private TreeMap<String, StationEntry> entries() {
    TreeMap<String, StationEntry> entries = new TreeMap<>();
    for (StationChange change : newest.changes()) {
      if (change.kind() == StationChange.ENTRY) {
        StationEntry entry = Binary.read(change.body(), Binary::readEntry);
        entries.put(entry.station(), entry);
      }
    }
    return entries;
  }

  private MessageTally tally() {
    return newest.changes().stream()
        .filter(change -> change.kind() == StationChange.TALLY)
        .map(change -> Binary.read(change.body(), MessageTally::read))
        .findFirst()
        .orElseThrow();
  }

  private static String escaped(String row) {
    return row.replace("stationCode", "station\\u0043ode");
  }

  private static byte[] bytes(String text) {
    return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
  }
}
