package velib.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class DeadLetterFormatterTest {
  private static final long TIMESTAMP_MS = 1_770_703_200_000L;

  @Test
  void tellsWhyWhereFromWhenAndWhatStoodInIt() {
    Headers headers =
        new RecordHeaders()
            .add("reason", "bad-count".getBytes(UTF_8))
            .add("explanation", "num_bikes_available is -1: expected more".getBytes(UTF_8))
            .add("source.topic", "velib-projet".getBytes(UTF_8))
            .add("source.partition", "2".getBytes(UTF_8))
            .add("source.offset", "4711".getBytes(UTF_8));

    assertThat(printed("16107".getBytes(UTF_8), "{\"é\":1}".getBytes(UTF_8), headers))
        .isEqualTo(
            "bad-count: num_bikes_available is -1: expected more\n"
                + "  from   velib-projet, partition 2, offset 4711; set aside at 2026-02-10T06:00:00Z\n"
                + "  key    16107\n"
                + "  value  {\"é\":1}\n\n");
  }

  @Test
  void aMessageWithoutHeadersKeyAndValueIsPrintedToo() {
    assertThat(printed(null, null, new RecordHeaders().add("reason", null)))
        .isEqualTo(
            "(none): (no explanation)\n"
                + "  from   (no source.topic), partition (no source.partition),"
                + " offset (no source.offset); set aside at 2026-02-10T06:00:00Z\n"
                + "  key    (none)\n"
                + "  value  (none)\n\n");
  }

  @Test
  void whatIsMissingOfADeadLetterThatDidNotFitIsNamed() {
    Headers headers = new RecordHeaders().add("missing.value.bytes", "2000".getBytes(UTF_8));

    assertThat(printed("16107".getBytes(UTF_8), "[[[".getBytes(UTF_8), headers))
        .contains("  key    16107\n  value  [[[… (2000 bytes are missing)\n");
  }

  private static String printed(byte[] key, byte[] value, Headers headers) {
    ConsumerRecord<byte[], byte[]> letter =
        new ConsumerRecord<>(
            "velib-projet-dead-letter",
            0,
            7,
            TIMESTAMP_MS,
            TimestampType.LOG_APPEND_TIME,
            null,
            0,
            0,
            key,
            value,
            headers,
            Optional.empty());
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    new DeadLetterFormatter().writeTo(letter, new PrintStream(output, true, UTF_8));
    return output.toString(UTF_8).replace(System.lineSeparator(), "\n");
  }
}
