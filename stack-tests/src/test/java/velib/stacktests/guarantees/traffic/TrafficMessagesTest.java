package velib.stacktests.guarantees.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import velib.stationmodel.StationStatusReader;
import velib.stationmodel.UnusableStatus;

final class TrafficMessagesTest {
  @Test
  void everyKindOfMessageIsAmongThem() {
    TrafficMessages messages = new TrafficMessages(1, "input");
    Set<String> kinds = new HashSet<>();
    for (int snapshot = 0; snapshot < 500; snapshot++) {
      messages.nextSnapshot().forEach(message -> kinds.add(kind(message)));
    }

    assertThat(kinds)
        .contains(
            "a status",
            "a status without key",
            "a removal",
            "a removal without key",
            "not-utf8",
            "not-json",
            "not-an-object",
            "no-station-code",
            "bad-count",
            "bad-field");
  }

  @Test
  void everyStationFallsSilentAndComesBack() {
    TrafficMessages messages = new TrafficMessages(1, "input");
    Map<String, Integer> last = new HashMap<>();
    Set<String> cameBack = new HashSet<>();
    for (int snapshot = 0; snapshot < 2_000; snapshot++) {
      for (ProducerRecord<byte[], byte[]> message : messages.nextSnapshot()) {
        if (message.key() != null && kind(message).equals("a status")) {
          String code = new String(message.key(), StandardCharsets.UTF_8);
          Integer before = last.put(code, snapshot);
          if (before != null && snapshot - before > 380) {
            cameBack.add(code);
          }
        }
      }
    }

    assertThat(cameBack).hasSize(32);
  }

  @Test
  void withoutUnusableOnesEveryMessageCounts() {
    TrafficMessages messages = new TrafficMessages(1, "input");
    messages.setWithUnusable(false);
    for (int snapshot = 0; snapshot < 200; snapshot++) {
      assertThat(messages.nextSnapshot())
          .allSatisfy(
              message ->
                  assertThat(kind(message)).isIn("a status", "a status without key", "a removal"));
    }
  }

  private static String kind(ProducerRecord<byte[], byte[]> message) {
    try {
      if (message.value() == null) {
        return message.key() == null ? "a removal without key" : "a removal";
      }
      new StationStatusReader().read(message.value());
      return message.key() == null ? "a status without key" : "a status";
    } catch (UnusableStatus unusable) {
      return unusable.reason().label();
    }
  }
}
