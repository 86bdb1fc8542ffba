package velib.sparkconsumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import velib.stationmodel.PostcodeRule;
import velib.stationmodel.PostcodeTotals;
import velib.testkit.TopicTail;
import velib.testkit.TotalsOracle;

/**
 * Holds what came out against what went in, piece by piece, so that a million messages need no
 * memory: of the input only the latest status of each station is kept.
 */
final class FuzzedTopics implements AutoCloseable {
  private final String inputTopic;
  private final TopicTail input;
  private final TopicTail letters;
  private final PostcodeRule rule = PostcodeRule.withShippedExceptions();
  private final Contract contract = new Contract();
  private final TotalsOracle.Reading oracle;
  private long seen;
  private long deadLetters;

  FuzzedTopics(String bootstrapServers, ConsumerFixture consumer, TotalsOracle oracle) {
    inputTopic = consumer.input;
    input = new TopicTail(bootstrapServers, consumer.input);
    letters = new TopicTail(bootstrapServers, consumer.deadLetters);
    this.oracle = oracle.begin();
  }

  /** Judges what is new on the topics, all of which the job has read. */
  void judge() throws Exception {
    List<ConsumerRecord<byte[], byte[]>> messages = input.next();
    Map<String, ConsumerRecord<byte[], byte[]>> bySource = lettersBySource();
    Fuzzing.onLargeStack(
        () -> {
          messages.forEach(message -> judge(message, bySource.remove(source(message))));
          return null;
        });
    assertThat(bySource).as("dead letters of messages that can be counted, or twice").isEmpty();
    seen += messages.size();
    oracle.read(messages);
  }

  /** How many messages were judged. */
  long seen() {
    return seen;
  }

  /** How many of them were dead letters. */
  long deadLetters() {
    return deadLetters;
  }

  /** The totals that all messages judged so far add up to. */
  Map<String, PostcodeTotals> totals() {
    return oracle.totals();
  }

  private void judge(
      ConsumerRecord<byte[], byte[]> message, ConsumerRecord<byte[], byte[]> letter) {
    Verdict verdict = Verdict.of(message.key(), message.value(), contract::status, rule);
    assertThat(letter != null)
        .as("whether %s is a dead letter, as it is %s", text(message), verdict)
        .isEqualTo(verdict.isDeadLetter());
    if (letter == null) {
      return;
    }
    deadLetters++;
    assertThat(letter.key()).isEqualTo(message.key());
    assertThat(letter.value()).isEqualTo(message.value());
    Map<String, String> headers = headers(letter);
    assertThat(headers.keySet())
        .containsExactly(
            "reason", "explanation", "source.topic", "source.partition", "source.offset");
    assertThat(headers).containsEntry("source.topic", inputTopic);
    assertThat(headers.get("explanation")).isNotBlank();
    assertThat(verdict.allows(headers.get("reason")))
        .as("%s is %s, the dead letter says %s", text(message), verdict, headers)
        .isTrue();
  }

  private Map<String, ConsumerRecord<byte[], byte[]>> lettersBySource() {
    Map<String, ConsumerRecord<byte[], byte[]>> bySource = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> letter : letters.next()) {
      Map<String, String> headers = headers(letter);
      String source = headers.get("source.partition") + "/" + headers.get("source.offset");
      assertThat(bySource.put(source, letter)).as("a second dead letter of %s", source).isNull();
    }
    return bySource;
  }

  private static String source(ConsumerRecord<byte[], byte[]> message) {
    return message.partition() + "/" + message.offset();
  }

  private static String text(ConsumerRecord<byte[], byte[]> message) {
    return source(message)
        + (message.value() == null
            ? ""
            : ' ' + new String(message.value(), StandardCharsets.UTF_8));
  }

  private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> letter) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Header header : letter.headers()) {
      headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
    }
    return headers;
  }

  @Override
  public void close() {
    input.close();
    letters.close();
  }
}
