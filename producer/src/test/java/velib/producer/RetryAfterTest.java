package velib.producer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-02-10T08:00:00Z");

  @Test
  void readsSeconds() {
    assertThat(RetryAfter.read(" 120 ", NOW)).contains(Duration.ofSeconds(120));
  }

  @Test
  void readsADate() {
    assertThat(RetryAfter.read("Tue, 10 Feb 2026 08:02:00 GMT", NOW))
        .contains(Duration.ofSeconds(120));
  }

  @Test
  void aDateInThePastAsksForNothing() {
    assertThat(RetryAfter.read("Tue, 10 Feb 2026 07:00:00 GMT", NOW)).contains(Duration.ZERO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-5", "1.5", "99999999999999999999", "2026-02-10T08:02:00Z"})
  void anythingElseIsNoWait(String value) {
    assertThat(RetryAfter.read(value, NOW)).isEmpty();
  }
}
