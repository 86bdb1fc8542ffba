package velib.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.UnresolvedAddressException;
import org.junit.jupiter.api.Test;

class RootCauseTest {
  @Test
  void theInnermostCauseIsNamedWithItsMessage() {
    Exception failure =
        new IllegalStateException(new IOException("outer", new ConnectException("refused")));

    assertThat(RootCause.inOneLine(failure)).isEqualTo("ConnectException: refused");
  }

  @Test
  void aCauseWithoutAMessageIsNamedByItsClass() {
    assertThat(RootCause.inOneLine(new IOException("outer", new UnresolvedAddressException())))
        .isEqualTo("UnresolvedAddressException");
  }

  @Test
  void onlyTheFirstLineIsGivenAndNothingThatSteersATerminal() {
    assertThat(RootCause.inOneLine(new IOException("first \u001b[31mline\nsecond line")))
        .isEqualTo("IOException: first \uFFFD[31mline");
  }

  @Test
  void causesThatGoRoundEndSomewhere() {
    Exception first = new Exception("first");
    Exception second = new Exception("second", first);
    first.initCause(second);

    assertThat(RootCause.inOneLine(first)).matches("Exception: (first|second)");
  }
}
