package velib.sparkconsumer.sink;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import velib.sparkconsumer.checkpoint.HeldResults;
import velib.sparkconsumer.checkpoint.Refusal;
import velib.sparkconsumer.kafka.BatchMarker;
import velib.sparkconsumer.kafka.ConsumerKafka;
import velib.sparkconsumer.kafka.LastWrittenBatch;
import velib.sparkconsumer.totals.DeadLetter;
import velib.sparkconsumer.totals.MessageTally;

/**
 * Writes each batch's results, dead letters and input offsets in one Kafka transaction: a reader of
 * committed messages sees a batch completely or not at all, and never twice.
 *
 * <p>The transactional id is derived from the results topic, not from the checkpoint, so a second
 * consumer that writes to the same topic fences the first.
 *
 * <p>Not thread-safe: one thread at a time may use it.
 */
public final class ResultsTransaction implements AutoCloseable {
  private final KafkaProducer<byte[], byte[]> producer;
  private final ConsumerKafka kafka;

  /** Set by the producer's own thread. */
  private final AtomicReference<Exception> sendFailure = new AtomicReference<>();

  /** Of each partition of the results topic, what its end was at least. */
  private final Map<TopicPartition, Long> resultsEnds;

  private final HeldResults held;

  private LastWrittenBatch lastWritten;

  /** Null until the first batch shows that the results on the topic are another checkpoint's. */
  private CatchUp catchUp;

  private ResultsTransaction(
      KafkaProducer<byte[], byte[]> producer,
      ConsumerKafka kafka,
      HeldResults held,
      LastWrittenBatch lastWritten) {
    this.producer = producer;
    this.kafka = kafka;
    this.held = held;
    resultsEnds = new ConcurrentHashMap<>(kafka.resultsEnds());
    this.lastWritten = lastWritten;
  }

  /**
   * Takes over from the previous writer: fences it and ends its open transaction, and only then
   * reads what it committed last. In any other order a commit in flight could be missed.
   *
   * @param held where the checkpoint keeps results that are not to be published yet
   */
  public static ResultsTransaction open(ConsumerKafka kafka, HeldResults held) {
    KafkaProducer<byte[], byte[]> producer = kafka.transactionalProducer();
    try {
      producer.initTransactions();
      return new ResultsTransaction(producer, kafka, held, kafka.lastWritten().orElse(null));
    } catch (RuntimeException failed) {
      producer.close();
      throw failed;
    }
  }

  /** The batch that was written last, by this or any other consumer; empty if none was. */
  public Optional<LastWrittenBatch> lastWritten() {
    return Optional.ofNullable(lastWritten);
  }

  boolean wasWritten(String queryId, long batchId) {
    return lastWritten != null && lastWritten.marker().covers(queryId, batchId);
  }

  /**
   * Writes the whole batch, or nothing of it if this throws.
   *
   * @return the number of results that were published
   */
  int write(String queryId, long batchId, Map<TopicPartition, Long> ends, BatchContent content)
      throws IOException {
    Map<String, byte[]> results = content.results();
    Map<TopicPartition, Long> covered = ends;
    if (!isCaughtUp(queryId)) {
      catchUp = catchUp == null ? CatchUp.of(kafka, held, lastWritten) : catchUp;
      results = catchUp.toPublish(batchId, ends, results);
      covered = catchUp.covered(ends);
    }
    BatchMarker marker =
        new BatchMarker(queryId, batchId, totalBefore(queryId).plus(content.tally()));
    LastWrittenBatch batch = new LastWrittenBatch(marker, ends, covered);
    try {
      write(results, content, DeadLetterRecords.whole(kafka), batch.toOffsets());
    } catch (RecordTooLargeException someLetter) {
      write(results, content, cutToTheTopic(), batch.toOffsets());
    }
    lastWritten = batch;
    if (!batch.isHeld()) {
      held.remove();
    }
    return results.size();
  }

  /** Whether the results on the topic are this checkpoint's own. */
  private boolean isCaughtUp(String queryId) {
    return lastWritten != null && lastWritten.marker().isOfQuery(queryId) && !lastWritten.isHeld();
  }

  private void write(
      Map<String, byte[]> results,
      BatchContent content,
      DeadLetterRecords records,
      Map<TopicPartition, OffsetAndMetadata> offsets)
      throws IOException {
    sendFailure.set(null);
    long begunNs = System.nanoTime();
    producer.beginTransaction();
    try (DeadLettersInOrder deadLetters = content.deadLetters()) {
      for (Map.Entry<String, byte[]> result : results.entrySet()) {
        send(resultRecord(result.getKey(), result.getValue()));
      }
      for (DeadLetter letter = deadLetters.next(); letter != null; letter = deadLetters.next()) {
        send(records.of(letter));
      }
      producer.flush();
      requireAllSent();
      producer.sendOffsetsToTransaction(offsets, new ConsumerGroupMetadata(ConsumerKafka.GROUP));
      producer.commitTransaction();
    } catch (KafkaException failed) {
      Duration open = Duration.ofNanos(System.nanoTime() - begunNs);
      abortAfter(failed);
      throw TransactionTimedOut.explains(failed, open, kafka.transactionTimeout())
          ? new TransactionTimedOut(open, failed)
          : failed;
    } catch (IOException | Refusal failed) {
      abortAfter(failed);
      throw failed;
    }
  }

  /** Asks what the topic takes only when it has refused something. */
  private DeadLetterRecords cutToTheTopic() {
    return DeadLetterRecords.cutTo(
        kafka, kafka.largestBatchOf(kafka.deadLetterTopic()), ConsumerKafka.MAX_REQUEST_BYTES);
  }

  private MessageTally totalBefore(String queryId) {
    return lastWritten != null && lastWritten.marker().isOfQuery(queryId)
        ? lastWritten.marker().total()
        : new MessageTally();
  }

  private void send(ProducerRecord<byte[], byte[]> message) {
    producer.send(
        message,
        (sent, failure) -> {
          if (failure != null) {
            sendFailure.compareAndSet(null, failure);
          } else if (sent.topic().equals(kafka.resultsTopic())) {
            requireTheSameTopic(sent);
          }
        });
  }

  /** Offsets only grow, except in a topic that was deleted and created again. */
  private void requireTheSameTopic(RecordMetadata sent) {
    TopicPartition partition = new TopicPartition(sent.topic(), sent.partition());
    Long end = resultsEnds.put(partition, sent.offset() + 1);
    if (end != null && sent.offset() < end) {
      sendFailure.compareAndSet(
          null,
          new Refusal(
              String.format(
                  Locale.ROOT,
                  "The topic %s was deleted and recreated while this job was running: partition %d"
                      + " ended at offset %d, and now at %d. %s",
                  sent.topic(),
                  sent.partition(),
                  end,
                  sent.offset(),
                  Refusal.START_OVER)));
    }
  }

  /**
   * Checks what the callbacks reported. A record that never left the client, because it is too
   * large or the topic's leader is unknown, does not make the commit fail: only its callback
   * reports it.
   */
  private void requireAllSent() {
    Exception failure = sendFailure.get();
    if (failure != null) {
      throw failure instanceof KafkaException || failure instanceof Refusal
          ? (RuntimeException) failure
          : new KafkaException(failure);
    }
  }

  private ProducerRecord<byte[], byte[]> resultRecord(String postcode, byte[] message) {
    return new ProducerRecord<>(
        kafka.resultsTopic(), postcode.getBytes(StandardCharsets.UTF_8), message);
  }

  /**
   * Aborts the transaction if that is possible. It is not if this producer was fenced, if the
   * broker is unreachable, or if the outcome of a commit is still unknown: then the next start ends
   * the transaction before it reads what was written.
   */
  private void abortAfter(Exception failed) {
    try {
      producer.abortTransaction();
    } catch (RuntimeException alsoFailed) {
      failed.addSuppressed(alsoFailed);
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
