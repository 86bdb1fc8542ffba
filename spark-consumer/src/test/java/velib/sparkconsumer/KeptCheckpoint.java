package velib.sparkconsumer;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import velib.sparkconsumer.checkpoint.CheckpointLock;

/**
 * A checkpoint as a version of the program left it, in one file with what was on the topics, so
 * that later versions can be tested with it.
 */
final class KeptCheckpoint {
  private static final String MESSAGES = "messages.txt";
  private static final String RESULTS = "results.txt";
  private static final String MARKER = "marker.txt";
  private static final String CHECKPOINT = "checkpoint";
  private static final String NULL = "-";

  private final Path file;

  KeptCheckpoint(Path file) {
    this.file = file;
  }

  /** All that were kept, by the folder they are in. */
  static Stream<KeptCheckpoint> in(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().map(KeptCheckpoint::new).collect(Collectors.toList()).stream();
    }
  }

  /** What its topics' names begin with: the checkpoint itself contains them. */
  String name() {
    return file.getFileName().toString().replaceFirst("\\.zip$", "");
  }

  /** Keeps what a stopped job has left. */
  void keep(ConsumerFixture consumer, Path checkpoint, String marker) throws IOException {
    try (FileSystem zip = open(true)) {
      Files.write(zip.getPath(MESSAGES), lines(consumer.read(consumer.input)));
      Files.write(zip.getPath(RESULTS), lines(consumer.published()));
      Files.writeString(zip.getPath(MARKER), marker);
      copy(checkpoint, zip.getPath(CHECKPOINT));
    }
  }

  /** Puts the checkpoint into a folder, as its next start would find it. */
  void unpack(Path checkpoint) throws IOException {
    try (FileSystem zip = open(false)) {
      copy(zip.getPath(CHECKPOINT), checkpoint);
    }
  }

  /** The messages of the input topic, to be sent to a topic of that name. */
  List<ProducerRecord<byte[], byte[]>> messages(String topic) throws IOException {
    return records(MESSAGES, topic);
  }

  /** The messages of the results topic. */
  List<ProducerRecord<byte[], byte[]>> results(String topic) throws IOException {
    return records(RESULTS, topic);
  }

  /** The metadata of the committed offsets. */
  String marker() throws IOException {
    try (FileSystem zip = open(false)) {
      return Files.readString(zip.getPath(MARKER));
    }
  }

  private FileSystem open(boolean create) throws IOException {
    return FileSystems.newFileSystem(
        URI.create("jar:" + file.toUri()), Map.of("create", String.valueOf(create)));
  }

  private static List<String> lines(List<ConsumerRecord<byte[], byte[]>> records) {
    return records.stream()
        .map(
            record ->
                String.join(
                    "\t",
                    String.valueOf(record.partition()),
                    String.valueOf(record.timestamp()),
                    text(record.key()),
                    text(record.value())))
        .collect(Collectors.toList());
  }

  private List<ProducerRecord<byte[], byte[]>> records(String entry, String topic)
      throws IOException {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (FileSystem zip = open(false)) {
      for (String line : Files.readAllLines(zip.getPath(entry))) {
        String[] columns = line.split("\t", 4);
        records.add(
            new ProducerRecord<>(
                topic,
                Integer.valueOf(columns[0]),
                Long.valueOf(columns[1]),
                bytes(columns[2]),
                bytes(columns[3])));
      }
    }
    return records;
  }

  private static String text(byte[] bytes) {
    return bytes == null ? NULL : new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.equals(NULL) ? null : text.getBytes(StandardCharsets.UTF_8);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path source : files.collect(Collectors.toList())) {
        Path target = to.resolve(from.relativize(source).toString());
        if (Files.isDirectory(source)) {
          Files.createDirectories(target);
        } else if (!source.getFileName().toString().equals(CheckpointLock.FILE)) {
          Files.copy(source, target);
        }
      }
    }
  }
}
