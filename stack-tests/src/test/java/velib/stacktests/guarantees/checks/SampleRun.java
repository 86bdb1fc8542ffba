package velib.stacktests.guarantees.checks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import velib.stationmodel.PostcodeTotals;
import velib.stationmodel.PostcodeTotalsJson;
import velib.stationmodel.StationSums;

/** A hand-written run without faults: three batches over two partitions, one dead letter. */
final class SampleRun {
  static final String POSTCODE = "75016";
  private static final long FIRST_MS = 1_700_000_000_000L;

  final Evidence evidence = new Evidence();

  SampleRun() {
    status(0, 0, "16107", 3);
    status(1, 0, "16108", 4);
    commit("q:0 counted=2 superseded=0 expired=0 dead-letters=0", 1, 1);
    result(7, 2);
    status(0, 1, "16107", 5);
    letter(0, 2, "not JSON");
    status(0, 3, "16107", 6);
    commit("q:1 counted=3 superseded=1 expired=0 dead-letters=1", 4, 1);
    result(10, 2);
    status(1, 1, "16108", 0);
    commit("q:2 counted=4 superseded=1 expired=0 dead-letters=1", 4, 2);
    result(6, 2);
    evidence.truth.put(POSTCODE, totals(6, 2));
  }

  void status(int partition, long offset, String station, int bikes) {
    String row = "{\"stationCode\":\"" + station + "\",\"num_bikes_available\":" + bikes + "}";
    evidence.input.add(message(partition, offset, station, row));
  }

  void letter(int partition, long offset, String text) {
    evidence.input.add(message(partition, offset, "16107", text));
    evidence.deadLetters.add(deadLetter(partition, offset, "16107", text));
  }

  void commit(String marker, long end0, long end1) {
    commit(committed(0, end0, marker), committed(1, end1, marker));
  }

  /** Commits a batch whose checkpoint has read less than the results on the topic cover. */
  void commitHeld(String marker, long end0, long read0, long end1, long read1) {
    commit(
        committed(0, end0, marker + " read=" + read0),
        committed(1, end1, marker + " read=" + read1));
  }

  @SafeVarargs
  private void commit(ConsumerRecord<byte[], byte[]>... partitions) {
    evidence.commits.addAll(new CommitLog("group", "input").read(List.of(partitions)));
  }

  /** As Kafka 2.6 writes a committed offset: key of version 1, value of version 3. */
  private static ConsumerRecord<byte[], byte[]> committed(
      int partition, long offset, String metadata) {
    ByteBuffer key = ByteBuffer.allocate(100).putShort((short) 1);
    put(key, "group");
    put(key, "input");
    key.putInt(partition);
    ByteBuffer value = ByteBuffer.allocate(200).putShort((short) 3).putLong(offset).putInt(-1);
    put(value, metadata);
    return new ConsumerRecord<>(CommitLog.TOPIC, 0, 0, key.array(), value.array());
  }

  private static void put(ByteBuffer bytes, String text) {
    bytes.putShort((short) text.length()).put(utf8(text));
  }

  void result(int bikes, int stations) {
    evidence.results.add(resultMessage(bikes, stations));
  }

  static ConsumerRecord<byte[], byte[]> resultMessage(int bikes, int stations) {
    return new ConsumerRecord<>(
        "results", 0, 0, utf8(POSTCODE), PostcodeTotalsJson.write(totals(bikes, stations)));
  }

  static ConsumerRecord<byte[], byte[]> deadLetter(
      int partition, long offset, String key, String text) {
    ConsumerRecord<byte[], byte[]> letter = message(0, 0, key, text);
    letter.headers().add("source.partition", utf8(String.valueOf(partition)));
    letter.headers().add("source.offset", utf8(String.valueOf(offset)));
    return letter;
  }

  private static ConsumerRecord<byte[], byte[]> message(
      int partition, long offset, String key, String value) {
    return new ConsumerRecord<>(
        "input",
        partition,
        offset,
        FIRST_MS + offset,
        TimestampType.LOG_APPEND_TIME,
        key.length(),
        value.length(),
        utf8(key),
        utf8(value),
        new RecordHeaders(),
        Optional.empty());
  }

  private static PostcodeTotals totals(int bikes, int stations) {
    return new PostcodeTotals(
        POSTCODE, new StationSums(bikes, 0, 0, bikes, 0, stations, Long.MIN_VALUE));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The names of the guarantees that the evidence breaks. */
  List<String> broken() {
    return Guarantees.all(java.time.Duration.ofHours(1)).stream()
        .filter(guarantee -> !guarantee.breaches(evidence).isEmpty())
        .map(Guarantee::name)
        .collect(java.util.stream.Collectors.toList());
  }
}
