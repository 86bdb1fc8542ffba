package velib.stacktests;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Reads a stack's topics with clients that are not written in Java, as they are installed. */
final class OtherClients {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final List<String> NODE_CLIENT =
      List.of("package.json", "package-lock.json", "first-message.js");

  private final Stack stack;

  OtherClients(Stack stack) {
    this.stack = stack;
  }

  /** Skips the test, with a reason, if a tool is missing. */
  void requireTool(String tool) {
    assumeTrue(Command.isOnThePath(tool), tool + " is not installed");
  }

  /** So that the topic of dead letters is not empty. */
  void publishWhatCannotBeCounted() {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", stack.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer.send(
          new ProducerRecord<>("velib-projet", "no JSON".getBytes(StandardCharsets.UTF_8)));
    }
  }

  /** The first message of a topic, as kcat prints it. */
  String kcat(String topic) {
    return run(
        "kcat", "-b", stack.bootstrapServers(), "-C", "-t", topic, "-o", "beginning", "-c", "1");
  }

  /** Installs the client for Node that the repository has, with the packages it needs. */
  Path installNodeClient(Path folder) {
    try {
      for (String file : NODE_CLIENT) {
        Files.copy(
            Repository.root().resolve("stack-tests/node-client").resolve(file),
            folder.resolve(file));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    run("npm", "ci", "--prefix", folder.toString(), "--no-audit", "--no-fund");
    return folder.resolve("first-message.js");
  }

  /** The first message of a topic, as a program in Node prints it. */
  String node(Path client, String topic) {
    return run("node", client.toString(), stack.bootstrapServers(), topic);
  }

  private static String run(String... words) {
    return new Command(Map.of(), List.of(words)).succeed(PATIENCE);
  }
}
