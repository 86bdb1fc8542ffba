package velib.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import velib.feedsimulator.FeedSimulator;

class FeedProbeTest {
  private FeedSimulator simulator;

  @BeforeEach
  void start() throws Exception {
    simulator = FeedSimulator.start(Map.of("SIMULATOR_STATIONS", "20"));
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void aFeedIsAFeed() throws Exception {
    assertThat(FeedProbe.obstacle(simulator.statusUri())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "http-503, HTTP status 503",
    "html, the answer is not JSON",
    "wrong-shape, the answer has no stations",
    "empty-stations, the answer has no stations",
    "hang, no answer within 4 s"
  })
  void whatAnswersOtherwiseIsNone(String fault, String obstacle) throws Exception {
    try (FeedSimulator faulty =
        FeedSimulator.start(
            Map.of("SIMULATOR_STATIONS", "20", "SIMULATOR_FAULTS", fault + ":1.0"))) {
      assertThat(FeedProbe.obstacle(faulty.statusUri())).hasValue(obstacle);
    }
  }

  @Test
  void whereNobodyListensThereIsNone() throws Exception {
    URI gone = simulator.statusUri();
    simulator.close();

    assertThat(FeedProbe.obstacle(gone)).hasValueSatisfying(seen -> assertThat(seen).isNotBlank());
  }
}
