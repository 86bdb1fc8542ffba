package velib.pipelinecheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResultsSampleTest {
  private final ResultsSample sample = new ResultsSample();

  @Test
  void keepsTheLastResultOfTheFirstFivePostcodes() {
    for (String postcode : new String[] {"75016", "93200", "75001", "75020", "75002", "75003"}) {
      sample.add(postcode, "old");
    }
    sample.add("75016", "new");
    sample.add("93200", "pushed out");

    assertThat(sample.byPostcode().toString())
        .isEqualTo("{75001=old, 75002=old, 75003=old, 75016=new, 75020=old}");
  }

  @Test
  void holdsNoMoreHoweverManyKeysThereAre() {
    IntStream.range(0, 10_000).forEach(key -> sample.add("k" + key, "result"));

    assertThat(sample.byPostcode()).hasSize(5).containsKey("k0").containsKey("k1000");
  }
}
