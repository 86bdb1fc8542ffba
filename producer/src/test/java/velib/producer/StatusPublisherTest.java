package velib.producer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** The failures that a real broker does not give on demand; the others are in StatusPublisherIT. */
class StatusPublisherTest {
  private final List<FailingClient> clients = new ArrayList<>();
  private final StopSignal stop = new StopSignal();
  private final Poll poll = new Poll(1);

  @Test
  void aClientThatLostItsOrderIsReplacedAndTheWholePollSentAgain() throws PollFailure {
    StatusPublisher publisher =
        publisher(number -> number == 1 ? new OutOfOrderSequenceException("lost") : null);

    publisher.publish(rows("1", "2", "3"), poll);

    assertThat(clients).hasSize(2);
    assertThat(clients.get(0).closed()).isTrue();
    assertThat(clients.get(1).keys()).containsExactly("1", "2", "3");
    assertThat(poll.published()).isEqualTo(3);
  }

  @Test
  void aClientThatThrowsIsReplacedToo() throws PollFailure {
    StatusPublisher publisher = publisher(number -> null);
    publisher.publish(rows("1"), poll);
    clients.get(0).sendException = new KafkaException("in an error state");

    publisher.publish(rows("2"), poll);

    assertThat(clients).hasSize(2);
    assertThat(clients.get(1).keys()).containsExactly("2");
  }

  @Test
  void aSecondUnusableClientEndsThePoll() {
    StatusPublisher publisher = publisher(number -> new OutOfOrderSequenceException("lost"));

    PollFailure failure = failure(publisher, "1");

    assertThat(failure.outcome()).isEqualTo(PollOutcome.NOT_PUBLISHED);
    assertThat(failure).hasMessage("OutOfOrderSequenceException: lost");
    assertThat(clients).hasSize(2).allMatch(MockProducer::closed);
  }

  @Test
  void anUnacknowledgedRecordMeansThatThePollIsNotPublished() {
    StatusPublisher publisher = publisher(number -> new TimeoutException("expired"));

    assertThat(failure(publisher, "1", "2", "3").outcome()).isEqualTo(PollOutcome.NOT_PUBLISHED);
    assertThat(poll.published()).isZero();
    assertThat(clients.get(0).keys()).as("the others are not waited for").containsExactly("1");
    assertThat(clients).as("the client keeps its order").hasSize(1).noneMatch(MockProducer::closed);
  }

  @Test
  void aRowThatIsTooLargeIsRefusedAndTheOthersArePublished() throws PollFailure {
    StatusPublisher publisher = publisher(number -> null);

    publisher.publish(rows("1", "too large", "3"), poll);

    assertThat(clients.get(0).keys()).containsExactly("1", "3");
    assertThat(poll.published()).isEqualTo(2);
    assertThat(poll.refused())
        .hasToString("1 refused (station too large: larger than Kafka takes)");
  }

  @Test
  void aPollOfWhichEachRowIsTooLargeIsNotPublished() {
    StatusPublisher publisher = publisher(number -> null);

    PollFailure failure = failure(publisher, "too large");

    assertThat(failure.outcome()).isEqualTo(PollOutcome.NOT_PUBLISHED);
    assertThat(failure).hasMessage("each of the 1 rows is larger than Kafka takes");
  }

  @Test
  void aClientThatCannotBeOpenedYetIsTriedAgain() throws PollFailure {
    List<Integer> attempts = new ArrayList<>();
    StatusPublisher publisher =
        new StatusPublisher(
            "velib-projet",
            () -> {
              attempts.add(attempts.size());
              if (attempts.size() < 3) {
                throw new KafkaException("no resolvable address");
              }
              return new FailingClient(null);
            },
            Duration.ofMinutes(1),
            stop);

    publisher.publish(rows("1"), poll);

    assertThat(attempts).hasSize(3);
    assertThat(poll.published()).isEqualTo(1);
  }

  @Test
  void theStopSignalEndsTheWaitForKafka() {
    StatusPublisher publisher =
        new StatusPublisher(
            "velib-projet",
            () -> {
              stop.give();
              throw new KafkaException("no resolvable address");
            },
            Duration.ofHours(1),
            stop);

    assertThat(failure(publisher, "1").outcome()).isEqualTo(PollOutcome.STOPPED);
  }

  private StatusPublisher publisher(Function<Integer, RuntimeException> failureOfClient) {
    return new StatusPublisher(
        "velib-projet",
        () -> {
          FailingClient client = new FailingClient(failureOfClient.apply(clients.size() + 1));
          clients.add(client);
          return client;
        },
        Duration.ofMinutes(1),
        stop);
  }

  private PollFailure failure(StatusPublisher publisher, String... codes) {
    return catchThrowableOfType(PollFailure.class, () -> publisher.publish(rows(codes), poll));
  }

  private static List<StationRow> rows(String... codes) {
    return List.of(codes).stream()
        .map(code -> new StationRow(code, null, code.getBytes(UTF_8), 0, code.length()))
        .collect(Collectors.toList());
  }

  /** A client that acknowledges each record at once, or fails each. */
  private static final class FailingClient extends MockProducer<byte[], byte[]> {
    private final RuntimeException failure;

    FailingClient(RuntimeException failure) {
      super(false, new ByteArraySerializer(), new ByteArraySerializer());
      this.failure = failure;
    }

    @Override
    public synchronized Future<RecordMetadata> send(
        ProducerRecord<byte[], byte[]> message, Callback callback) {
      if (new String(message.key(), UTF_8).equals("too large")) {
        callback.onCompletion(null, new RecordTooLargeException("1 MiB"));
        return null;
      }
      Future<RecordMetadata> sent = super.send(message, callback);
      if (failure == null) {
        completeNext();
      } else {
        errorNext(failure);
      }
      return sent;
    }

    List<String> keys() {
      return history().stream()
          .map(message -> new String(message.key(), UTF_8))
          .collect(Collectors.toList());
    }
  }
}
