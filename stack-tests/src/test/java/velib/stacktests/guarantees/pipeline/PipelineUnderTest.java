package velib.stacktests.guarantees.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import velib.stacktests.Docker;
import velib.stacktests.Stack;

/** A running pipeline and everything that disturbances act on; closing it removes all of it. */
public final class PipelineUnderTest implements AutoCloseable {
  /** The input topic. */
  public static final String INPUT = "velib-projet";

  private static final Duration BUILD = Duration.ofMinutes(15);
  private static final List<String> SERVICES =
      List.of("zookeeper", "kafka", "kafka-init", "producer", "spark-consumer", "feed-simulator");
  private static final Map<Part, String> VOLUME_NAMES =
      Map.of(Part.SPARK_CONSUMER, "checkpoint", Part.KAFKA, "kafka-data");
  private static final Map<Part, Integer> VOLUME_MEBIBYTES =
      Map.of(Part.SPARK_CONSUMER, 96, Part.KAFKA, 1024);

  private final Stack stack;

  private final Map<Part, SmallVolume> volumes = new EnumMap<>(Part.class);

  private final Path folder;
  private final List<String> composeFiles = new ArrayList<>(List.of("docker-compose.yml"));
  private String checkpointFolder = "/var/lib/checkpoint";
  private final Thread lastResort = new Thread(this::removeVolumes);
  private Containers containers;
  private PipelineProgress progress;

  /**
   * A pipeline that is not started yet.
   *
   * @param folder where its Compose files and small volumes are kept
   * @param settings variables that win over those of {@code .env}
   */
  public PipelineUnderTest(Path folder, Map<String, String> settings) {
    this.folder = folder;
    Runtime.getRuntime().addShutdownHook(lastResort);
    Map<String, String> all = new HashMap<>(settings);
    if (SmallVolume.canBeMounted()) {
      VOLUME_NAMES
          .keySet()
          .forEach(
              part ->
                  volumes.put(
                      part, SmallVolume.mount(folder, part.service, VOLUME_MEBIBYTES.get(part))));
      composeFiles.add(volumesFile());
    }
    stack = new Stack(all);
  }

  /** Its containers, as Docker Compose knows them. */
  public Stack stack() {
    return stack;
  }

  /** The volumes of limited size, by the part that writes to them; none without root. */
  public Map<Part, SmallVolume> volumes() {
    return volumes;
  }

  /** The containers of its parts; null until it is started. */
  public Containers containers() {
    return containers;
  }

  /** How far it has got; null until it is started. */
  public PipelineProgress progress() {
    return progress;
  }

  /** Starts it and waits until the producer's messages are read. */
  public void start() {
    stack.make("images").succeed(BUILD);
    composeFiles.add(imagesFile());
    stack.set("COMPOSE_FILE", String.join(":", composeFiles));
    stack.start();
    containers = new Containers(stack);
    progress = new PipelineProgress(stack.bootstrapServers(), INPUT);
    progress.awaitEndToEndProgress();
  }

  /** Runs a shell line in the consumer's checkpoint folder, even while the consumer is down. */
  public String inCheckpoint(String shellLine) {
    return Docker.command(
            "run",
            "--rm",
            "--network",
            "none",
            "--volume",
            stack.project() + "_checkpoint:/var/lib/checkpoint",
            "localhost/velib/spark-consumer",
            "bash",
            "-c",
            "cd " + checkpointFolder + " && " + shellLine)
        .succeed(Docker.A_MINUTE);
  }

  /** Replaces the pipeline's consumer with this one, which has a checkpoint of its own. */
  public void replaceConsumer(PlainSink plain) {
    checkpointFolder = plain.checkpointFolder();
    composeFiles.add(write("plain-sink.yml", plain.composeService()));
    stack.set("COMPOSE_FILE", String.join(":", composeFiles));
    stack
        .compose("up", "--detach", "--no-build", "--no-deps", Part.SPARK_CONSUMER.service)
        .succeed(Docker.A_MINUTE);
    containers = new Containers(stack);
  }

  /** Pins the images by id, so that a build during the run does not change them. */
  private String imagesFile() {
    StringBuilder lines = new StringBuilder("services:\n");
    for (String service : SERVICES) {
      String image =
          Docker.lines("image", "inspect", "--format", "{{.Id}}", "localhost/velib/" + service)
              .get(0);
      lines.append(String.format(Locale.ROOT, "  %s: {image: \"%s\"}%n", service, image));
    }
    return write("images.yml", lines.toString());
  }

  private String volumesFile() {
    StringBuilder lines = new StringBuilder("volumes:\n");
    volumes.forEach((part, volume) -> lines.append(volume.composeVolume(VOLUME_NAMES.get(part))));
    return write("small-volumes.yml", lines.toString());
  }

  private String write(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text).toString();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() throws InterruptedException {
    try {
      if (progress != null) {
        progress.close();
      }
      stack.close();
    } finally {
      removeVolumes();
      Runtime.getRuntime().removeShutdownHook(lastResort);
    }
  }

  private void removeVolumes() {
    volumes.values().forEach(SmallVolume::close);
  }
}
