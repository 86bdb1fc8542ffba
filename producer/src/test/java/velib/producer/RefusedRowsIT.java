package velib.producer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import velib.testkit.KafkaExtension;

/** Answers in which one row cannot be published, and a real broker that takes the others. */
class RefusedRowsIT {
  @RegisterExtension static final KafkaExtension KAFKA = KafkaExtension.shared();

  private HttpServer feed;
  private volatile byte[] answer;
  private String topic;

  @BeforeEach
  void serveTheAnswer() throws IOException {
    topic = KAFKA.newTopic("velib-projet");
    feed = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    feed.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    feed.start();
  }

  @AfterEach
  void stopTheFeed() {
    feed.stop(0);
  }

  @Test
  void aRowThatHoldsNaNDoesNotKeepTheOthersFromTheTopic() {
    answer = answerWith("{\"stationCode\":\"7001\",\"num_bikes_available\":3,\"lat\":NaN}");

    assertThat(poll()).containsExactly(PollOutcome.PUBLISHED);

    assertThat(published()).containsExactly("16107", "32017");
  }

  @Test
  void aRowLargerThanKafkaTakesDoesNotFailTheWholePoll() {
    answer = answerWith("{\"stationCode\":\"7001\",\"x\":\"" + "x".repeat(1_200_000) + "\"}");

    assertThat(poll()).containsExactly(PollOutcome.PUBLISHED);

    assertThat(published()).containsExactly("16107", "32017");
  }

  private static byte[] answerWith(String row) {
    return Feeds.of(Feeds.row("16107", 1), row, Feeds.row("32017", 2)).getBytes(UTF_8);
  }

  private List<PollOutcome> poll() {
    try (RunningProducer producer =
        new RunningProducer(
            URI.create("http://127.0.0.1:" + feed.getAddress().getPort() + "/"),
            KAFKA.bootstrapServers(),
            topic,
            List.of("*"),
            RunningProducer.LONG,
            1)) {
      return producer.outcomes();
    }
  }

  private List<String> published() {
    return KAFKA.readCommitted(topic).stream()
        .map(ConsumerRecord::key)
        .collect(Collectors.toList());
  }
}
