package velib.stacktests.guarantees.checks;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import velib.stationmodel.PostcodeRule;
import velib.testkit.TotalsOracle;

/**
 * The dead letters are exactly the messages that cannot be counted, unchanged and each written
 * once, plus once for every further checkpoint that read the topic from its beginning.
 */
final class DeadLettersOnce implements Guarantee {
  private final TotalsOracle oracle;

  DeadLettersOnce(Duration stationTtl) {
    oracle = new TotalsOracle(PostcodeRule.withShippedExceptions(), stationTtl);
  }

  @Override
  public String name() {
    return "each dead letter once";
  }

  @Override
  public List<String> breaches(Evidence evidence) {
    List<String> breaches = new ArrayList<>();
    Map<String, List<ConsumerRecord<byte[], byte[]>>> letters = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> letter : evidence.deadLetters) {
      String source = header(letter, "source.partition") + ":" + header(letter, "source.offset");
      letters.computeIfAbsent(source, s -> new ArrayList<>()).add(letter);
    }
    for (ConsumerRecord<byte[], byte[]> message : evidence.input) {
      String source = message.partition() + ":" + message.offset();
      List<ConsumerRecord<byte[], byte[]>> found = letters.getOrDefault(source, List.of());
      letters.remove(source);
      int expected = oracle.unusable(List.of(message)) == 0 ? 0 : evidence.checkpoints;
      if (found.size() != expected) {
        breaches.add(
            String.format(
                Locale.ROOT,
                "%s: expected %d dead letters, found %d",
                source,
                expected,
                found.size()));
      } else if (!found.stream().allMatch(letter -> isEqual(letter, message))) {
        breaches.add(source + ": its dead letter has a different key or value");
      }
    }
    letters
        .keySet()
        .forEach(
            source ->
                breaches.add(source + ": a dead letter without a message that it belongs to"));
    return breaches;
  }

  private static boolean isEqual(
      ConsumerRecord<byte[], byte[]> letter, ConsumerRecord<byte[], byte[]> message) {
    return Arrays.equals(letter.key(), message.key())
        && Arrays.equals(letter.value(), message.value());
  }

  private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
    return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
