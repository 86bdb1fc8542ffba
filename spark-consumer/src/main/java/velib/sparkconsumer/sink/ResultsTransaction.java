package velib.sparkconsumer.sink;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
import velib.sparkconsumer.checkpoint.Refusal;
import velib.sparkconsumer.kafka.BatchMarker;
import velib.sparkconsumer.kafka.ConsumerKafka;
import velib.sparkconsumer.kafka.LastWrittenBatch;
import velib.sparkconsumer.totals.DeadLetter;
import velib.sparkconsumer.totals.MessageTally;
import velib.stationmodel.PostcodeTotals;
import velib.stationmodel.PostcodeTotalsJson;

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

  private LastWrittenBatch lastWritten;

  private ResultsTransaction(
      KafkaProducer<byte[], byte[]> producer, ConsumerKafka kafka, LastWrittenBatch lastWritten) {
    this.producer = producer;
    this.kafka = kafka;
    resultsEnds = new ConcurrentHashMap<>(kafka.resultsEnds());
    this.lastWritten = lastWritten;
  }

  /**
   * Takes over from the previous writer: fences it and ends its open transaction, and only then
   * reads what it committed last. In any other order a commit in flight could be missed.
   */
  public static ResultsTransaction open(ConsumerKafka kafka) {
    KafkaProducer<byte[], byte[]> producer = kafka.transactionalProducer();
    try {
      producer.initTransactions();
      return new ResultsTransaction(producer, kafka, kafka.lastWritten().orElse(null));
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
    Map<String, byte[]> results = toPublish(queryId, batchId, content.results());
    BatchMarker marker =
        new BatchMarker(queryId, batchId, totalBefore(queryId).plus(content.tally()));
    try {
      write(results, content, DeadLetterRecords.whole(kafka), offsets(ends, marker));
    } catch (RecordTooLargeException someLetter) {
      write(results, content, cutToTheTopic(), offsets(ends, marker));
    }
    lastWritten = new LastWrittenBatch(marker, ends);
    return results.size();
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

  /**
   * Usually all results of the batch. If the topic was not last written from this checkpoint, only
   * those that differ from what is on the topic.
   */
  private Map<String, byte[]> toPublish(String queryId, long batchId, Map<String, byte[]> results) {
    if (lastWritten != null && lastWritten.marker().isOfQuery(queryId)) {
      return results;
    }
    Map<String, byte[]> committed = kafka.committedResults();
    Map<String, byte[]> corrections = differing(results, committed);
    if (batchId == 0) { // covers the whole input topic, so a postcode it lacks is gone
      corrections.putAll(zerosOfMissing(results, committed));
    }
    return corrections;
  }

  /** Returns the results that differ from those committed last. */
  public static TreeMap<String, byte[]> differing(
      Map<String, byte[]> results, Map<String, byte[]> committed) {
    TreeMap<String, byte[]> differing = new TreeMap<>(results);
    differing
        .entrySet()
        .removeIf(result -> Arrays.equals(result.getValue(), committed.get(result.getKey())));
    return differing;
  }

  /**
   * Returns zeros for each committed postcode that is not among the results, unless its committed
   * message has them already.
   */
  public static TreeMap<String, byte[]> zerosOfMissing(
      Map<String, byte[]> results, Map<String, byte[]> committed) {
    TreeMap<String, byte[]> zeros = new TreeMap<>();
    for (String postcode : committed.keySet()) {
      if (!results.containsKey(postcode)) {
        zeros.put(postcode, PostcodeTotalsJson.write(PostcodeTotals.of(postcode, List.of())));
      }
    }
    return differing(zeros, committed);
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
                  "The topic %s was deleted and recreated while this job was running: partition %d"
                      + " ended at offset %d, and now at %d. %s",
                  sent.topic(), sent.partition(), end, sent.offset(), Refusal.START_OVER)));
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

  private static Map<TopicPartition, OffsetAndMetadata> offsets(
      Map<TopicPartition, Long> ends, BatchMarker batch) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    ends.forEach(
        (partition, end) -> offsets.put(partition, new OffsetAndMetadata(end, batch.toString())));
    return offsets;
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
