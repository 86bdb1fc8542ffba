package velib.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.time.Instant;
import java.util.Locale;
import java.util.Properties;
import kafka.common.MessageFormatter;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Prints a dead letter for a person: its reason, its origin and its content. For
 * kafka-console-consumer, which shows no headers in Kafka 2.6:
 *
 * <pre>kafka-console-consumer … --formatter velib.kafka.DeadLetterFormatter</pre>
 *
 * <p>The headers of the dead letter topic are described in docs/architecture.md; a missing one is
 * named.
 */
public final class DeadLetterFormatter implements MessageFormatter {

  @Override
  public void init(Properties properties) {
    // There are no options.
  }

  /** Writes a dead letter as four lines and an empty one, in UTF-8 whatever the locale. */
  @Override
  public void writeTo(ConsumerRecord<byte[], byte[]> letter, PrintStream output) {
    Headers headers = letter.headers();
    String text =
        String.format(
            Locale.ROOT,
            "%s: %s%n  from   %s, partition %s, offset %s; set aside at %s%n"
                + "  key    %s%s%n  value  %s%s%n%n",
            header(headers, "reason"),
            header(headers, "explanation"),
            header(headers, "source.topic"),
            header(headers, "source.partition"),
            header(headers, "source.offset"),
            Instant.ofEpochMilli(letter.timestamp()),
            ReadableBytes.of(letter.key()),
            missing(headers, "missing.key.bytes"),
            ReadableBytes.of(letter.value()),
            missing(headers, "missing.value.bytes"));
    byte[] bytes = text.getBytes(UTF_8);
    output.write(bytes, 0, bytes.length);
    output.flush();
  }

  @Override
  public void close() {
    // There is nothing to close.
  }

  /** A dead letter that did not fit has only the beginning of the original. */
  private static String missing(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null ? "" : "… (" + ReadableBytes.of(header.value()) + " bytes are missing)";
  }

  private static String header(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null ? "(no " + name + ")" : ReadableBytes.of(header.value());
  }
}
