package velib.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import velib.dashboard.kafka.TopicPositions;
import velib.stationmodel.PostcodeTotals;
import velib.stationmodel.StationStatus;
import velib.stationmodel.StationSums;

class TotalsBoardTest {
  private final TotalsBoard board = new TotalsBoard();

  @Test
  void theLatestResultOfAPostcodeCounts() {
    take(result("75016", 3, 0, 0), result("75009", 4, 0, 1), result("75016", 5, 0, 2));

    assertThat(board.of("75016")).map(totals -> totals.sums().totalBikes()).contains(5L);
    assertThat(board.network().totalBikes()).isEqualTo(9);
    assertThat(board.position()).isEqualTo("0:3");
  }

  @Test
  void whoComesBackIsSentWhatChangedSince() {
    take(result("75016", 3, 0, 0), result("75009", 4, 1, 7));
    TopicPositions read = TopicPositions.parse(board.position()).orElseThrow();
    take(result("75009", 5, 1, 8), result("75010", 1, 0, 1), result("75009", 6, 1, 9));

    assertThat(board.since(read).orElseThrow())
        .extracting(PostcodeTotals::postcode, totals -> totals.sums().totalBikes())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("75009", 6L),
            org.assertj.core.groups.Tuple.tuple("75010", 1L));
  }

  @Test
  void aPositionOfAnotherTopicIsNoneOfThisOne() {
    take(result("75016", 3, 0, 0));

    assertThat(board.since(TopicPositions.parse("0:99").orElseThrow())).isEmpty();
    assertThat(board.since(TopicPositions.parse("7:1").orElseThrow())).isEmpty();
  }

  @Test
  void aPositionBehindWhatIsRememberedIsTooOld() {
    take(result("75016", 3, 0, 0));
    TopicPositions old = TopicPositions.parse(board.position()).orElseThrow();
    List<ResultMessage> many = new ArrayList<>();
    for (int offset = 1; offset <= 5_001; offset++) {
      many.add(result("75016", offset, 0, offset));
    }
    board.take(many);

    assertThat(board.since(old)).isEmpty();
    assertThat(board.since(TopicPositions.parse("0:2").orElseThrow())).isPresent();
  }

  @Test
  void idsThatAreNoneAreRefused() {
    assertThat(List.of("", "x", "0", "0:", "0:1,", "0:1;1:2", "-1:2"))
        .allSatisfy(id -> assertThat(TopicPositions.parse(id)).isEmpty());
    assertThat(TopicPositions.parse(null)).isEmpty();
    assertThat(TopicPositions.parse("0:12,3:4"))
        .map(Object::toString)
        .isEqualTo(Optional.of("0:12,3:4"));
  }

  private void take(ResultMessage... results) {
    board.take(List.of(results));
  }

  private static ResultMessage result(String postcode, int bikes, int partition, long offset) {
    return new ResultMessage(
        new PostcodeTotals(
            postcode, new StationSums(bikes, 0, bikes, bikes, 0, 1, StationStatus.NOT_REPORTED)),
        partition,
        offset,
        1_772_366_400_000L + offset);
  }
}
