package velib.sparkconsumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import velib.settings.PipelineSettings;
import velib.settings.Settings;
import velib.sparkconsumer.kafka.ConsumerKafka;
import velib.sparkconsumer.totals.MessageTally;
import velib.stationmodel.PostcodeRule;
import velib.testkit.TotalsOracle;
import velib.testkit.WholeTopic;

/** What is on the topics of a job under test, and what should be on them. */
final class TestOutput {
  private final TestTopics topics;

  TestOutput(TestTopics topics) {
    this.topics = topics;
  }

  /** The totals that the messages on the input topic add up to. */
  Map<String, ?> oracle() {
    Settings settings = topics.settings();
    TotalsOracle oracle =
        new TotalsOracle(
            PostcodeRule.withShippedExceptions(),
            settings.get(PipelineSettings.STATION_TTL),
            settings.get(PipelineSettings.POSTCODE_MAX_STATIONS));
    return oracle.totals(read(topics.input));
  }

  List<ConsumerRecord<byte[], byte[]>> published() {
    return read(topics.results);
  }

  List<String> publishedText() {
    List<String> texts = new ArrayList<>();
    published().forEach(result -> texts.add(text(result.value())));
    return texts;
  }

  List<ConsumerRecord<byte[], byte[]>> read(String topic) {
    return WholeTopic.committed(topics.bootstrapServers()).read(topic);
  }

  /** What became of all messages since the checkpoint began, as committed with the offsets. */
  MessageTally committedTotal() {
    return kafka().lastWritten().orElseThrow().marker().total();
  }

  void assertAllRead() throws Exception {
    assertThat(new CommittedOffsets(topics.settings()).ofInput()).isEqualTo(kafka().inputEnds());
  }

  void assertTotalsOfTheOracle() {
    assertThat(TotalsOracle.published(published())).isEqualTo(oracle());
  }

  /**
   * A postcode is published when its message differs from the one published last, and only then.
   */
  void assertNothingPublishedTwice() {
    Map<String, String> last = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> result : published()) {
      String message = text(result.value());
      assertThat(last.put(text(result.key()), message))
          .as("offset %d", result.offset())
          .isNotEqualTo(message);
    }
  }

  private ConsumerKafka kafka() {
    return new ConsumerKafka(topics.settings());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
