package velib.benchmarks.harness.side;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import velib.benchmarks.harness.broker.BenchBroker;
import velib.benchmarks.harness.broker.ResultsReader;
import velib.benchmarks.harness.process.ProcessMeter;
import velib.benchmarks.harness.process.WorkFolder;
import velib.benchmarks.harness.result.TrialResult;
import velib.benchmarks.harness.workload.GeneratedFeed;
import velib.kafka.ChildProcess;

/**
 * One run of one side on topics of its own. Closing it stops the process and deletes its topics and
 * its folder.
 */
public final class SideRun implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(20);
  private static final String GROUP_OF_OURS = "velib-spark-consumer";
  private static final int LOG_LINES = 8;

  private final BenchBroker broker;
  private final SideStart start;
  private final ResultsReader watch;
  private ChildProcess process;
  private ProcessMeter meter;
  private long startNanos;

  /** Creates the topics and starts reading the results. */
  public SideRun(
      BenchBroker broker, SideStart start, GeneratedFeed feed, ResultsReader.Listener results) {
    this.broker = broker;
    this.start = start;
    WorkFolder.delete(start.folder);
    writeStations(feed);
    WorkFolder.delete(start.log);
    broker.deleteGroup(GROUP_OF_OURS);
    broker.createTopic(start.resultsTopic(), 1, Map.of());
    broker.createTopic(start.deadLetterTopic(), 1, Map.of());
    watch = new ResultsReader(broker.bootstrapServers(), start.resultsTopic(), results);
  }

  /** Starts the side and the measurement of its time and memory. */
  public void start(Side side) {
    broker.forgetPeak();
    startNanos = System.nanoTime();
    process = side.start(start);
    meter = new ProcessMeter(process.pid());
  }

  /**
   * Returns the milliseconds from the start of the process to a {@link System#nanoTime()}; 0 if
   * that is 0.
   */
  public double millisUntil(long nanos) {
    return nanos == 0 ? 0 : (nanos - startNanos) / 1e6;
  }

  /** Returns the meter of the side's process. */
  public ProcessMeter meter() {
    return meter;
  }

  /** Returns whether the side's process is running. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Puts the peak memory into a result: of the side alone, and with broker and ZooKeeper added. */
  public void takePeaks(TrialResult result) {
    result.peakMebibytes = meter.peakMebibytes();
    result.stackMebibytes = result.peakMebibytes + broker.peakMebibytes();
  }

  /** Returns the last lines that the program printed. */
  public String lastWords() {
    return process.outputTail(LOG_LINES);
  }

  /** Returns the bytes that the side keeps in its folder. */
  public long folderBytes() {
    try (Stream<Path> files = Files.walk(start.folder)) {
      return files.map(Path::toFile).filter(File::isFile).mapToLong(File::length).sum();
    } catch (IOException | UncheckedIOException changing) {
      return 0; // A file was deleted while they were counted.
    }
  }

  /** Returns the bytes of the topics that the side created for itself. */
  public long topicBytes() {
    return broker.bytesOnDisk(
        topic ->
            topic.startsWith(start.run)
                && !topic.equals(start.resultsTopic())
                && !topic.equals(start.deadLetterTopic()));
  }

  @Override
  public void close() {
    if (process != null) {
      process.stop(GRACE);
    }
    watch.close();
    broker.deleteTopics(topic -> topic.startsWith(start.run));
    WorkFolder.delete(start.folder);
  }

  private void writeStations(GeneratedFeed feed) {
    List<String> lines =
        IntStream.range(0, feed.stations())
            .mapToObj(
                station -> feed.status(station, 0).stationCode() + "," + feed.postcode(station))
            .collect(Collectors.toList());
    lines.add(0, "station_code,postcode");
    try {
      Files.createDirectories(start.folder);
      Files.write(start.folder.resolve("stations.csv"), lines);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
