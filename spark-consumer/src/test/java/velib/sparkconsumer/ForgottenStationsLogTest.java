package velib.sparkconsumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ForgottenStationsLogTest {
  @Test
  void theLineNamesThePostcodeTheBoundAndTheSetting() {
    assertThat(ForgottenStationsLog.line(Map.of("75016", 4_321L), 10_000))
        .contains(": 4321 of 75016. ", "keeps 10000 stations", "(POSTCODE_MAX_STATIONS)");
  }

  @Test
  void ofManyPostcodesThoseThatForgotMostAreNamedAndTheOthersCounted() {
    Map<String, Long> forgotten = new TreeMap<>();
    for (int postcode = 75_001; postcode <= 75_012; postcode++) {
      forgotten.put(String.valueOf(postcode), postcode - 75_000L);
    }

    assertThat(ForgottenStationsLog.line(forgotten, 10))
        .contains(
            ": 12 of 75012, 11 of 75011, 10 of 75010, 9 of 75009, 8 of 75008,"
                + " and those of 7 more postcodes. ");
  }
}
