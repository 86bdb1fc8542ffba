package velib.producer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import velib.settings.RootCause;
import velib.stationmodel.FeedAnswered;

/**
 * Publishes the rows of one poll and waits until all of them are acknowledged.
 *
 * <p>While Kafka is away it waits, but no longer than its patience. Then the whole poll is given
 * up, as the next one brings newer statuses. When {@link #publish} returns, no record is left with
 * the client, so an old status can never follow a newer one.
 */
final class StatusPublisher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StatusPublisher.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  private static final Duration GRACE_WHEN_STOPPING = Duration.ofSeconds(4);

  private final String topic;
  private final Supplier<Producer<byte[], byte[]>> clients;
  private final Duration patience;
  private final StopSignal stop;
  private final KafkaAbsence absence = new KafkaAbsence();
  private Producer<byte[], byte[]> client;

  /**
   * A publisher that connects when it first has something to publish.
   *
   * @param clients opens a client; called again after a client was lost or could not be opened
   * @param patience how long to wait for the topic, before the client's own delivery time-out
   */
  StatusPublisher(
      String topic,
      Supplier<Producer<byte[], byte[]>> clients,
      Duration patience,
      StopSignal stop) {
    this.topic = topic;
    this.clients = clients;
    this.patience = patience;
    this.stop = stop;
  }

  /**
   * Publishes rows in their order with the station code as their key; a row without a code has no
   * key. A header says when the feed answered. A row that is larger than Kafka takes is refused
   * alone.
   *
   * @param poll told how many were acknowledged, even if not all were, and which are too large
   * @throws PollFailure unless every other record is acknowledged, and there is one
   */
  void publish(List<StationRow> rows, Poll poll) throws PollFailure {
    Delivery delivery = attempt(rows, poll);
    if (lostItsClient(delivery)) {
      LOG.warn(
          "Reconnecting to Kafka, the client is unusable: {}",
          RootCause.inOneLine(delivery.failure()));
      closeClient();
      delivery = attempt(rows, poll);
    }
    delivery.tooLarge().forEach(row -> poll.refused().add(row, RowRefusal.TOO_LARGE));
    if (lostItsClient(delivery)) {
      closeClient();
    }
    if (delivery.failure() != null) {
      throw notPublished(RootCause.inOneLine(delivery.failure()));
    }
    absence.ends();
    if (!rows.isEmpty() && delivery.tooLarge().size() == rows.size()) {
      throw notPublished("each of the " + rows.size() + " rows is larger than Kafka takes");
    }
  }

  private static boolean lostItsClient(Delivery delivery) {
    return delivery.failure() != null && !Delivery.leavesClientSound(delivery.failure());
  }

  private static PollFailure notPublished(String reason) {
    return new PollFailure(PollOutcome.NOT_PUBLISHED, reason);
  }

  private Delivery attempt(List<StationRow> rows, Poll poll) throws PollFailure {
    awaitTopic();
    Delivery delivery = new Delivery(rows.size());
    try {
      long firstSentNanos = System.nanoTime();
      sendAll(rows, delivery, headers(poll.answeredAt()));
      awaitEnd(delivery);
      if (delivery.failure() == null) {
        poll.acknowledgedAfter(Duration.ofNanos(System.nanoTime() - firstSentNanos));
      }
    } catch (KafkaException | IllegalStateException unusable) {
      delivery.fails(unusable); // closing the client gives up what was sent before
    } finally {
      poll.published(delivery.acknowledged());
    }
    return delivery;
  }

  private void sendAll(List<StationRow> rows, Delivery delivery, List<Header> headers) {
    for (StationRow row : rows) {
      if (delivery.isLate()) {
        delivery.skip(); // each further row would block as long as this one
      } else {
        byte[] key =
            row.stationCode().map(code -> code.getBytes(StandardCharsets.UTF_8)).orElse(null);
        client.send(new ProducerRecord<>(topic, null, key, row.json(), headers), delivery.of(row));
      }
    }
  }

  private static List<Header> headers(Optional<Instant> answeredAt) {
    return answeredAt
        .map(at -> List.<Header>of(new RecordHeader(FeedAnswered.HEADER, FeedAnswered.write(at))))
        .orElse(List.of());
  }

  private void awaitTopic() throws PollFailure {
    long begin = System.nanoTime();
    while (true) {
      String obstacle;
      try {
        if (client == null) {
          client = clients.get();
        }
        client.partitionsFor(topic);
        return;
      } catch (TimeoutException noAnswer) {
        obstacle =
            noAnswer.getCause() instanceof UnknownTopicOrPartitionException
                ? "it has no topic " + topic + " yet, which kafka-init creates"
                : "no broker of KAFKA_BOOTSTRAP_SERVERS answers ("
                    + RootCause.inOneLine(noAnswer)
                    + ")";
      } catch (KafkaException notYet) {
        obstacle =
            "no broker of KAFKA_BOOTSTRAP_SERVERS is found (" + RootCause.inOneLine(notYet) + ")";
        stop.await(BETWEEN_LOOKS);
      }
      absence.goesOn(obstacle);
      failIfStopping();
      if (System.nanoTime() - begin > patience.toNanos()) {
        throw notPublished("Kafka: " + obstacle);
      }
    }
  }

  private void awaitEnd(Delivery delivery) throws PollFailure {
    Duration grace = GRACE_WHEN_STOPPING;
    try {
      while (!delivery.isOverWithin(BETWEEN_LOOKS)) {
        absence.goesOn("records of topic " + topic + " are not acknowledged");
        if (stop.isGiven()) {
          grace = grace.minus(BETWEEN_LOOKS);
          if (grace.isZero()) {
            failIfStopping();
          }
        }
      }
    } catch (InterruptedException nobodyDoesThat) {
      throw new IllegalStateException(nobodyDoesThat);
    }
  }

  private void failIfStopping() throws PollFailure {
    if (stop.isGiven()) {
      throw new PollFailure(PollOutcome.STOPPED, "stopping while Kafka does not answer");
    }
  }

  private void closeClient() {
    if (client != null) {
      client.close(BETWEEN_LOOKS);
      client = null;
    }
  }

  /** Closes the client; what is not acknowledged is given up. */
  @Override
  public void close() {
    closeClient();
  }
}
