package velib.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsIT {
  @TempDir static Path data;
  @TempDir Path folder;

  private static LocalKafka kafka;
  private static String server;
  private final Shell shell = new Shell();

  @BeforeAll
  static void start() {
    kafka = LocalKafka.start(Path.of(System.getProperty("velib.kafka.home")), data);
    server = " --bootstrap-server " + kafka.bootstrapServers();
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @Test
  void theQuickStartCanBeTyped() throws Exception {
    assertThat(shell.run("kafka-topics.sh --create --topic quickstart" + server))
        .isEqualTo("Created topic quickstart.");
    shell.run("echo first event | kafka-console-producer.sh --topic quickstart" + server);

    assertThat(
            shell.run(
                "kafka-console-consumer.sh --topic quickstart --from-beginning --max-messages 1"
                    + server
                    + " --group reader"))
        .isEqualTo("first event\nProcessed a total of 1 messages");
    assertThat(shell.run("kafka-consumer-groups --describe --group reader" + server))
        .contains("quickstart");
    assertThat(shell.run("kafka-configs --describe --topic quickstart" + server))
        .contains("quickstart");
    assertThat(shell.run("kafka-broker-api-versions" + server)).contains("id: 1");
  }

  @Test
  void aCommandWorksThroughALinkInAnotherFolder() throws Exception {
    Path command = Path.of(System.getProperty("velib.kafka.home"), "bin", "kafka-topics");
    Path link = Files.createSymbolicLink(folder.resolve("topics"), command);

    assertThat(shell.run(link + " --version")).startsWith("2.6.3");
    Files.delete(link); // or JUnit warns of a link that leads out of its folder
  }

  @Test
  void theConsumerShowsCommittedMessagesUnlessAskedOtherwise() throws Exception {
    shell.run("kafka-topics --create --topic transactions" + server);
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers", kafka.bootstrapServers(), "transactional.id", "commands-it"),
            new StringSerializer(),
            new StringSerializer())) {
      producer.initTransactions();
      transaction(producer, "aborted");
      producer.abortTransaction();
      transaction(producer, "committed");
      producer.commitTransaction();
    }
    Path settings =
        Files.writeString(folder.resolve("my.properties"), "isolation.level=read_uncommitted\n");
    String first =
        "kafka-console-consumer --topic transactions --from-beginning --max-messages 1" + server;

    assertThat(shell.run(first)).startsWith("committed\n");
    assertThat(shell.run(first + " --isolation-level read_uncommitted")).startsWith("aborted\n");
    assertThat(shell.run(first + " --consumer-property isolation.level=read_uncommitted"))
        .startsWith("aborted\n");
    assertThat(shell.run(first + " --consumer.config " + settings)).startsWith("aborted\n");
  }

  @Test
  void deadLettersAreReadableWithTheirHeaders() throws Exception {
    shell.run("kafka-topics --create --topic dead-letters" + server);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      ProducerRecord<byte[], byte[]> letter =
          new ProducerRecord<>("dead-letters", null, new byte[] {'{', (byte) 0xff});
      letter.headers().add("reason", "not-utf8".getBytes(UTF_8));
      letter.headers().add("source.offset", "12".getBytes(UTF_8));
      producer.send(letter);
      producer.send(new ProducerRecord<>("dead-letters", new byte[] {'k'}, null)).get();
    }

    assertThat(
            shell.run(
                "kafka-console-consumer --topic dead-letters --from-beginning --max-messages 2"
                    + " --formatter velib.kafka.DeadLetterFormatter"
                    + server))
        .startsWith("not-utf8: (no explanation)\n")
        .contains("offset 12; set aside at 20", "  key    (none)\n  value  {\\xff\n")
        .contains("  key    k\n  value  (none)\n")
        .endsWith("Processed a total of 2 messages");
  }

  private static void transaction(KafkaProducer<String, String> producer, String value) {
    producer.beginTransaction();
    producer.send(new ProducerRecord<>("transactions", value));
    producer.flush();
  }
}
