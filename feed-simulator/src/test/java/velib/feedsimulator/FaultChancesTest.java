package velib.feedsimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultChancesTest {
  @Test
  void eachFaultHasItsShareOfTheDraws() {
    FaultChances chances = FaultChances.parse("http-503:0.05, html:0.02");

    assertThat(chances.at(0)).contains(Fault.HTTP_503);
    assertThat(chances.at(0.049)).contains(Fault.HTTP_503);
    assertThat(chances.at(0.051)).contains(Fault.HTML);
    assertThat(chances.at(0.071)).isEmpty();
  }

  @Test
  void nothingIsNoFault() {
    assertThat(FaultChances.parse("").byFault()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "html",
        "html:",
        "html:2",
        "html:-0.1",
        "html:x",
        "html:0.1:1",
        "x:0.1",
        "html:0.6,hang:0.5"
      })
  void aListThatCannotBeUsedIsRefused(String list) {
    assertThatThrownBy(() -> FaultChances.parse(list)).isInstanceOf(IllegalArgumentException.class);
  }
}
