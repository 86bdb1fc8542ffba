package velib.stationmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class StationSumsTest {
  private final StationSums some = new StationSums(5, 1, 4, 3, 30, 2, 1_760_776_294L);
  private final StationSums others = new StationSums(10, 20, 30, 40, 50, 60, 1_760_776_000L);

  @Test
  void everySumIsAddedAndTheNewestReportCounts() {
    StationSums together = new StationSums(15, 21, 34, 43, 80, 62, 1_760_776_294L);

    assertThat(some.plus(others)).isEqualTo(together);
    assertThat(others.plus(some)).isEqualTo(together);
    assertThat(
            StationSums.ofPostcodes(
                List.of(new PostcodeTotals("75016", some), new PostcodeTotals("93200", others))))
        .isEqualTo(together);
  }

  @Test
  void nothingIsAddedByNoStation() {
    assertThat(some.plus(StationSums.NONE)).isEqualTo(some);
    assertThat(StationSums.of(List.of())).isEqualTo(StationSums.NONE);
    assertThat(StationSums.ofPostcodes(List.of())).isEqualTo(StationSums.NONE);
  }

  @Test
  void anotherValueOfAnyOneFieldIsAnotherResult() {
    assertThat(
            List.of(
                new StationSums(6, 1, 4, 3, 30, 2, 1_760_776_294L),
                new StationSums(5, 2, 4, 3, 30, 2, 1_760_776_294L),
                new StationSums(5, 1, 5, 3, 30, 2, 1_760_776_294L),
                new StationSums(5, 1, 4, 4, 30, 2, 1_760_776_294L),
                new StationSums(5, 1, 4, 3, 31, 2, 1_760_776_294L),
                new StationSums(5, 1, 4, 3, 30, 3, 1_760_776_294L),
                new StationSums(5, 1, 4, 3, 30, 2, 1_760_776_295L)))
        .doesNotContain(some);
  }

  /** Kept checkpoints hold these bytes. */
  @Test
  void theBytesAreThoseOfTheFirstVersion() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    some.write(new DataOutputStream(bytes));

    assertThat(String.format(Locale.ROOT, "%0104x", new BigInteger(1, bytes.toByteArray())))
        .isEqualTo(
            "0000000000000005"
                + "0000000000000001"
                + "0000000000000004"
                + "0000000000000003"
                + "000000000000001e"
                + "00000002"
                + "0000000068f35066");
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    assertThat(StationSums.read(in)).isEqualTo(some);
    assertThat(in.available()).isZero();
  }

  @Test
  void inJsonTheyAreAResultWithoutItsPostcode() {
    assertThat(new String(StationSumsJson.write(some), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"total_bikes\":5,\"mechanical_bikes\":1,\"electric_bikes\":4,\"rentable_bikes\":3,"
                + "\"docks_available\":30,\"stations\":2,\"last_reported\":\"2025-10-18T08:31:34Z\"}");
  }
}
