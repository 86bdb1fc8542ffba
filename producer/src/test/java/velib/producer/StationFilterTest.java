package velib.producer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StationFilterTest {
  private static final StationFilter TWO = new StationFilter(List.of("16107", "32017"));
  private static final StationFilter ALL = new StationFilter(List.of("*"));

  @Test
  void keepsWholeCodesAloneInTheOrderOfTheFile() throws PollFailure {
    Snapshot snapshot =
        Feeds.read(
            Feeds.of(
                code("\"32017\""),
                code("\"16107_relais\""),
                code("\"1610\""),
                code("16107"),
                "{}",
                code("\"32017\"")));

    assertThat(TWO.keep(snapshot.rows()))
        .extracting(row -> row.stationCode().orElse("-"))
        .containsExactly("32017", "16107", "32017");
  }

  @Test
  void aStarKeepsEveryRowThoseWithoutACodeToo() throws PollFailure {
    Snapshot snapshot = Feeds.read(Feeds.of("{}", "null", code("\"1\"")));

    assertThat(ALL.keep(snapshot.rows())).hasSize(3);
  }

  @Test
  void namesTheWantedCodesThatTheFeedDoesNotHave() {
    assertThat(TWO.missingFrom(Set.of("16107", "1"))).containsExactly("32017");
    assertThat(TWO.missingFrom(Set.of("16107", "32017"))).isEmpty();
    assertThat(ALL.missingFrom(Set.of("1"))).isEmpty();
  }

  private static String code(String json) {
    return "{\"stationCode\":" + json + "}";
  }
}
