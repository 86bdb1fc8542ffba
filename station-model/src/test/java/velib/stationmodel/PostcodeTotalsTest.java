package velib.stationmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostcodeTotalsTest {
  @Test
  void aTotalIsTheSumOverTheStations() {
    PostcodeTotals totals =
        PostcodeTotals.of(
            "93200",
            List.of(
                new StationStatus("32017", 19, 9, 10, 3, true, 1_707_263_633L),
                new StationStatus("32018", 4, 4, 0, 7, false, 1_707_260_000L)));

    assertThat(totals)
        .isEqualTo(
            new PostcodeTotals("93200", new StationSums(23, 13, 10, 19, 10, 2, 1_707_263_633L)));
  }

  @Test
  void theResultMessageHasItsFieldsInOneOrder() {
    PostcodeTotals totals =
        PostcodeTotals.of(
            "93200", List.of(new StationStatus("32017", 19, 9, 10, 0, true, 1_707_263_633L)));

    assertThat(new String(PostcodeTotalsJson.write(totals), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"postcode\":\"93200\",\"total_bikes\":19,\"mechanical_bikes\":9,"
                + "\"electric_bikes\":10,\"rentable_bikes\":19,\"docks_available\":0,"
                + "\"stations\":1,\"last_reported\":\"2024-02-06T23:53:53Z\"}");
  }

  @Test
  void aPostcodeWithoutStationsIsAllZerosAndNull() {
    PostcodeTotals none = PostcodeTotals.of("93200", List.of());

    assertThat(new String(PostcodeTotalsJson.write(none), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"postcode\":\"93200\",\"total_bikes\":0,\"mechanical_bikes\":0,"
                + "\"electric_bikes\":0,\"rentable_bikes\":0,\"docks_available\":0,"
                + "\"stations\":0,\"last_reported\":null}");
  }

  @Test
  void aResultMessageReadsBackAsItWasWritten() {
    PostcodeTotals some =
        new PostcodeTotals("75016", new StationSums(5, 1, 4, 3, 30, 2, 1_760_776_294L));
    PostcodeTotals none = PostcodeTotals.of("93200", List.of());

    assertThat(PostcodeTotalsJson.read(PostcodeTotalsJson.write(some))).isEqualTo(some);
    assertThat(PostcodeTotalsJson.read(PostcodeTotalsJson.write(none))).isEqualTo(none);
  }

  @Test
  void whatIsNoResultMessageIsQuoted() {
    assertThatThrownBy(
            () -> PostcodeTotalsJson.read("{\"postcode\":\"1\"}".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("{\"postcode\":\"1\"}");
  }
}
