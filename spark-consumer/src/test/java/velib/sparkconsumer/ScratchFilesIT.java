package velib.sparkconsumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import velib.kafka.ChildProcess;
import velib.testkit.KafkaExtension;

/** What a batch puts on the volume while it runs. In the container, Spark's folder is there too. */
class ScratchFilesIT {
  @RegisterExtension static final KafkaExtension kafka = KafkaExtension.shared();

  private static final Duration LONGEST = Duration.ofMinutes(2);

  /** Enough for a batch of several tasks, which goes through a shuffle. */
  private static final int BACKLOG = 120_000;

  @TempDir Path folder;

  @Test
  void theDeadLettersOfABacklogLeaveTheVolumeWithTheirBatch() throws IOException {
    try (ConsumerFixture topics = new ConsumerFixture(kafka, folder.resolve("checkpoint"), 1)) {
      for (int n = 0; n < BACKLOG; n++) {
        topics.publish(null, "not JSON " + n);
      }
      topics.publish("16107", TestNetwork.row("16107", 3, 4));
      Path scratch = folder.resolve("checkpoint/velib-scratch");
      Map<String, String> environment = new HashMap<>(topics.environment());
      environment.put("SPARK_LOCAL_DIRS", scratch.toString());
      try (ChildProcess job = SubmittedJob.start(folder, environment)) {
        topics.awaitPublished(1, job::isAlive);

        await().atMost(LONGEST).untilAsserted(() -> assertThat(shuffleFilesIn(scratch)).isEmpty());
        assertThat(folder.resolve("checkpoint/velib-spool")).doesNotExist();
        assertThat(topics.committedTotal().deadLetters()).isEqualTo(BACKLOG);
      }
    }
  }

  private static List<Path> shuffleFilesIn(Path scratch) throws IOException {
    try (Stream<Path> files = Files.walk(scratch)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("shuffle_"))
          .collect(Collectors.toList());
    }
  }
}
