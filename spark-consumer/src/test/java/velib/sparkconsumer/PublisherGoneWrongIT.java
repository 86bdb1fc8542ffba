package velib.sparkconsumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import velib.testkit.KafkaExtension;

/** A publisher whose messages are valid, and which nevertheless publishes what no city has. */
class PublisherGoneWrongIT {
  @RegisterExtension static final KafkaExtension kafka = KafkaExtension.shared();
  @RegisterExtension static final SparkExtension spark = new SparkExtension();

  private static final int CODES = 200_000;
  private static final int POLL = 5_000;

  @ParameterizedTest
  @ValueSource(strings = {"small-batches", "spark"})
  void codesWithoutEndNeitherGrowTheTotalsNorDisplaceTheRealStations(String engine) {
    try (ConsumerFixture consumer =
        new ConsumerFixture(kafka, spark.newPath("checkpoint"), 1).with("BATCH_ENGINE", engine)) {
      consumer.start(spark.session().newSession());
      for (int code = 0; code < CODES; code++) {
        String garbage = String.format(Locale.ROOT, "16107_%x", 7_919L * code);
        consumer.publish(garbage, TestNetwork.row(garbage, 0, 0));
        if (code % POLL == POLL - 1) {
          consumer.publish("16107", TestNetwork.row("16107", code % 30, 0));
          consumer.publish("16106", TestNetwork.row("16106", 1, 0));
          consumer.publish("32017", TestNetwork.row("32017", 5, 6));
          consumer.awaitAllRead();
        }
      }

      consumer.awaitTotalsOfTheOracle();
      assertThat(consumer.oracle()).hasSize(2);
      assertThat(consumer.publishedText())
          .filteredOn(result -> result.contains("75016"))
          .last(STRING)
          .contains("\"total_bikes\":" + ((CODES - 1) % 30 + 1), "\"stations\":10000,");
      assertThat(consumer.tally().forgotten())
          .as("no real station was forgotten, and each other one once")
          .isEqualTo(Map.of("75016", CODES + 2L - 10_000));
      assertThat(consumer.tally().messages()).isEqualTo(CODES + 3L * CODES / POLL);
    }
  }
}
