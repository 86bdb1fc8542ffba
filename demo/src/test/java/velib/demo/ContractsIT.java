package velib.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import velib.stationmodel.UnusableStatus.Reason;
import velib.testkit.WholeTopic;

/** What the real producer and the real job write has the form that the contracts give it. */
class ContractsIT {
  private static final Duration LONGEST = Duration.ofMinutes(3);
  private static final String STATUSES = "velib-projet";
  private static final String RESULTS = "velib-projet-final-data";
  private static final String DEAD_LETTERS = "velib-projet-dead-letter";
  private static final Pattern BROKER =
      Pattern.compile("--bootstrap-server (127\\.0\\.0\\.1:\\d+)");

  /** One for each reason, in Latin-1, so that a character is a byte. */
  private static final List<String> UNUSABLE =
      List.of(
          "{\"stationCode\":\"16107\u00ff\"}",
          "no JSON",
          "[]",
          "{\"num_bikes_available\":3}",
          "{\"stationCode\":\"" + "1".repeat(65) + "\",\"num_bikes_available\":3}",
          "{\"stationCode\":\"16107\",\"num_bikes_available\":-1}",
          "{\"stationCode\":\"16107\",\"num_bikes_available\":3,\"is_renting\":\"perhaps\"}",
          "{\"stationCode\":\"71002\",\"num_bikes_available\":3}");

  @TempDir Path folder;

  @Test
  void eachMessageOfTheWholePipelineHasTheFormOfItsContract() throws Exception {
    try (DemoProcess demo =
        DemoProcess.start(
            folder,
            Map.of(
                "STATION_CODES", "*",
                "POLL_INTERVAL_SECONDS", "2",
                "SIMULATOR_STEP_SECONDS", "1",
                "SIMULATOR_FAULTS", "wrong-types:0.3,unknown-codes:0.3"))) {
      demo.awaitOutput("first are there");
      Matcher broker = BROKER.matcher(demo.output());
      assertThat(broker.find()).isTrue();
      WholeTopic topics = WholeTopic.committed(broker.group(1));
      await().atMost(LONGEST).until(() -> topics.read(STATUSES).size() > 10_000);

      long last = publishUnusable(broker.group(1));
      await().atMost(LONGEST).until(() -> reasons(topics.read(DEAD_LETTERS)).containsKey(last));

      Map<Long, String> reasons = reasons(topics.read(DEAD_LETTERS));
      assertThat(reasons.values())
          .containsAll(Arrays.stream(Reason.values()).map(Reason::label).collect(toSet()));
      TopicContract statuses = TopicContract.of(STATUSES);
      for (ConsumerRecord<byte[], byte[]> message : topics.read(STATUSES)) {
        String reason = reasons.get(message.offset());
        if (message.offset() <= last && !"no-postcode".equals(reason)) {
          assertThat(statuses.faults(message).isEmpty())
              .as("offset %d is valid; it became %s", message.offset(), reason)
              .isEqualTo(reason == null);
        }
      }
      requireForm(RESULTS, topics.read(RESULTS));
      requireForm(DEAD_LETTERS, topics.read(DEAD_LETTERS));
      demo.pressCtrlC();
      assertThat(demo.awaitExit()).as(demo.output()).isZero();
    }
  }

  private static void requireForm(String topic, List<ConsumerRecord<byte[], byte[]>> messages)
      throws Exception {
    TopicContract contract = TopicContract.of(topic);
    assertThat(messages).isNotEmpty();
    for (ConsumerRecord<byte[], byte[]> message : messages) {
      assertThat(contract.faults(message)).as("%s, offset %d", topic, message.offset()).isEmpty();
    }
  }

  /** Publishes one message for each reason, and returns the offset of the last one. */
  private static long publishUnusable(String bootstrapServers) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (String value : UNUSABLE) {
        producer.send(new ProducerRecord<>(STATUSES, value.getBytes(ISO_8859_1))).get();
      }
      producer.send(new ProducerRecord<>(STATUSES, "16107".getBytes(UTF_8), null)).get();
      return producer.send(new ProducerRecord<>(STATUSES, null, null)).get().offset();
    }
  }

  /** Why each message became a dead letter, by its offset on the input topic. */
  private static Map<Long, String> reasons(List<ConsumerRecord<byte[], byte[]>> deadLetters) {
    return deadLetters.stream()
        .collect(
            toMap(
                letter -> Long.valueOf(header(letter, "source.offset")),
                letter -> header(letter, "reason")));
  }

  private static String header(ConsumerRecord<byte[], byte[]> message, String name) {
    return new String(message.headers().lastHeader(name).value(), UTF_8);
  }
}
