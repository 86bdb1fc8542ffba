package velib.sparkconsumer.sink;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.record.CompressionType;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.record.SimpleRecord;
import velib.sparkconsumer.kafka.ConsumerKafka;
import velib.sparkconsumer.totals.DeadLetter;

/**
 * Writes dead letters as messages of their topic. One that the topic does not take is cut down to
 * its beginning: the input may be compressed better than this job compresses, or the topic may take
 * less than the input does. Its headers say how much is missing, and where the original is.
 */
final class DeadLetterRecords {
  /** How many bytes of the key are left out. */
  static final String MISSING_OF_KEY = "missing.key.bytes";

  /** How many bytes of the value are left out. */
  static final String MISSING_OF_VALUE = "missing.value.bytes";

  /** What Kafka adds to a message and to a batch, by a wide margin. */
  private static final int OVERHEAD_BYTES = 1024;

  private static final int NO_LIMIT = Integer.MAX_VALUE;

  private final ConsumerKafka kafka;
  private final int topicBytes;
  private final int requestBytes;

  private DeadLetterRecords(ConsumerKafka kafka, int topicBytes, int requestBytes) {
    this.kafka = kafka;
    this.topicBytes = topicBytes;
    this.requestBytes = requestBytes;
  }

  /** Leaves every dead letter whole: nearly all of them fit, and to find out takes time. */
  static DeadLetterRecords whole(ConsumerKafka kafka) {
    return new DeadLetterRecords(kafka, NO_LIMIT, NO_LIMIT);
  }

  /**
   * Cuts down those that do not fit.
   *
   * @param topicBytes the largest batch that the topic takes, after compression
   * @param requestBytes the largest message that the producer takes, before compression
   */
  static DeadLetterRecords cutTo(ConsumerKafka kafka, int topicBytes, int requestBytes) {
    return new DeadLetterRecords(kafka, topicBytes, requestBytes);
  }

  ProducerRecord<byte[], byte[]> of(DeadLetter letter) {
    List<Header> headers = headers(letter);
    byte[] key = letter.key();
    byte[] value = letter.value();
    if (!fits(key, value, headers)) {
      int room = Math.max(0, surelyTaken() - size(headers));
      key = beginning(letter.key(), room / 2);
      value = beginning(letter.value(), room - length(key));
      addMissing(headers, MISSING_OF_KEY, length(letter.key()) - length(key));
      addMissing(headers, MISSING_OF_VALUE, length(letter.value()) - length(value));
    }
    return new ProducerRecord<>(kafka.deadLetterTopic(), null, null, key, value, headers);
  }

  private boolean fits(byte[] key, byte[] value, List<Header> headers) {
    long size = (long) length(key) + length(value) + size(headers);
    if (size <= surelyTaken()) {
      return true;
    }
    return size + OVERHEAD_BYTES <= requestBytes && compressed(key, value, headers) <= topicBytes;
  }

  /**
   * Of this size, even bytes that cannot be compressed are taken: none of the codecs adds more than
   * a few bytes to each 16,384.
   */
  private int surelyTaken() {
    int least = Math.min(topicBytes, requestBytes);
    return Math.max(0, least - least / 1024 - OVERHEAD_BYTES);
  }

  /** The size of a batch of one message, as the producer sends it. */
  private int compressed(byte[] key, byte[] value, List<Header> headers) {
    SimpleRecord record =
        new SimpleRecord(System.currentTimeMillis(), key, value, headers.toArray(new Header[0]));
    return MemoryRecords.withRecords(CompressionType.forName(kafka.compression()), record)
        .sizeInBytes();
  }

  private List<Header> headers(DeadLetter letter) {
    List<Header> headers = new ArrayList<>();
    headers.add(header("reason", letter.reason()));
    headers.add(header("explanation", letter.explanation()));
    headers.add(header("source.topic", kafka.inputTopic()));
    headers.add(header("source.partition", String.valueOf(letter.partition())));
    headers.add(header("source.offset", String.valueOf(letter.offset())));
    return headers;
  }

  private static void addMissing(List<Header> headers, String name, int bytes) {
    if (bytes > 0) {
      headers.add(header(name, String.valueOf(bytes)));
    }
  }

  private static Header header(String name, String text) {
    return new RecordHeader(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static int size(List<Header> headers) {
    return headers.stream().mapToInt(header -> header.key().length() + header.value().length).sum();
  }

  private static byte[] beginning(byte[] bytes, int longest) {
    return length(bytes) <= longest ? bytes : Arrays.copyOf(bytes, longest);
  }

  private static int length(byte[] bytes) {
    return bytes == null ? 0 : bytes.length;
  }
}
