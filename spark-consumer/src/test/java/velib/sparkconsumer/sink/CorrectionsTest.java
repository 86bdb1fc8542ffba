package velib.sparkconsumer.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CorrectionsTest {
  @Test
  void aNewCheckpointPublishesWhatDiffersAndZerosForWhatIsGone() {
    byte[] kept = bytes("{\"same\":1}");
    Map<String, byte[]> committed =
        Map.of("75001", kept, "75002", bytes("old"), "75003", bytes("gone"));
    Map<String, byte[]> results =
        Map.of("75001", kept.clone(), "75002", bytes("new"), "75004", bytes("first"));

    Map<String, byte[]> corrections = Corrections.between(results, committed);

    assertThat(corrections).containsOnlyKeys("75002", "75003", "75004");
    assertThat(new String(corrections.get("75003"), StandardCharsets.UTF_8))
        .contains("\"postcode\":\"75003\"", "\"total_bikes\":0", "\"last_reported\":null");
  }

  @Test
  void zerosAreNotPublishedAgainNorForAPostcodeThatNobodyKnows() {
    byte[] zeros = Corrections.between(Map.of(), Map.of("75003", bytes("gone"))).get("75003");

    assertThat(Corrections.between(Map.of(), Map.of("75003", zeros))).isEmpty();
    assertThat(Corrections.between(Map.of("75003", zeros), Map.of("75003", zeros))).isEmpty();
    assertThat(Corrections.between(Map.of("75003", zeros), Map.of())).isEmpty();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
