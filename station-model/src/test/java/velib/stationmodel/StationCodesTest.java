package velib.stationmodel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StationCodesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"", "1", "16107", "é", "16107é", "12345678", "123456789", "16107_relais_é"})
  void aCodeHasTheSameHashWhereverItStands(String code) {
    byte[] alone = code.getBytes(UTF_8);
    long hash = StationCodes.hash(alone, 0, alone.length);

    for (int offset = 0; offset < 20; offset++) {
      byte[] amid = ("~".repeat(offset) + code + "~".repeat(offset)).getBytes(UTF_8);
      assertThat(StationCodes.hash(amid, offset, alone.length)).isEqualTo(hash);
    }
  }

  @Test
  void noTwoShortCodesShareAHash() {
    Set<Long> hashes = new HashSet<>();
    for (int number = 0; number < 100_000; number++) {
      for (String suffix : new String[] {"", "_", "_r"}) {
        byte[] code = (number + suffix).getBytes(UTF_8);
        hashes.add(StationCodes.hash(code, 0, code.length));
      }
    }

    assertThat(hashes).hasSize(300_000);
  }
}
