package velib.benchmarks.harness.trial;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import velib.benchmarks.harness.broker.BenchBroker;
import velib.benchmarks.harness.broker.InputTopicWriter;
import velib.benchmarks.harness.broker.TopicWarmUp;
import velib.benchmarks.harness.plan.BenchPart;
import velib.benchmarks.harness.process.WorkFolder;
import velib.benchmarks.harness.result.Percentiles;
import velib.benchmarks.harness.result.ResultStore;
import velib.benchmarks.harness.result.TrialResult;
import velib.benchmarks.harness.side.Side;
import velib.benchmarks.harness.side.SideStart;
import velib.benchmarks.harness.side.Sides;
import velib.benchmarks.harness.workload.GeneratedFeed;

/** Runs the trials of a part on one broker: in every round one side after another. */
public final class TrialRunner implements AutoCloseable {
  private final Path root;
  private final Path work;
  private final ResultStore store;
  private BenchBroker broker;
  private InputTopicWriter backlog;
  private int runs;

  /** Creates a runner, which starts its broker with the first trial. */
  public TrialRunner(Path root, ResultStore store) {
    this.root = root;
    this.store = store;
    work = root.resolve("benchmarks/harness/target/work");
  }

  /** Runs the trials of a part that have no right result yet. */
  public void run(BenchPart part) throws InterruptedException {
    for (int trial = 1; trial <= part.trials; trial++) {
      for (String side : inTurn(part.sides, trial)) {
        if (!store.isDone(part.name(), side, trial)) {
          TrialResult result = trial(part, Sides.named(side), trial);
          store.write(part.name(), result);
          System.out.println(line(part, result));
        }
      }
    }
  }

  /**
   * Returns the sides of a round, starting with another one each time, so that none always follows
   * the same one.
   */
  static List<String> inTurn(List<String> sides, int round) {
    List<String> turned = new ArrayList<>(sides);
    Collections.rotate(turned, -(round - 1) % Math.max(1, sides.size()));
    return turned;
  }

  private TrialResult trial(BenchPart part, Side side, int trial) throws InterruptedException {
    if (broker == null) {
      WorkFolder.delete(work);
      broker = BenchBroker.start(root.resolve("kafka/target/kafka"), work.resolve("kafka"));
    }
    String run = "run-" + ++runs + "-" + side.name();
    TrialResult result = new TrialResult();
    result.measure = part.kind();
    result.side = side.name();
    result.trial = trial;
    result.startedAt = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    result.messages = part.messages;
    result.partitions = part.partitions;
    result.stations = part.stations;
    if (part.measure == BenchPart.Measure.LATENCY) {
      closeBacklog();
      try (InputTopicWriter live =
          new InputTopicWriter(
              broker, run + "-input", part.partitions, new GeneratedFeed(part.stations))) {
        new LatencyTrial(broker, live, side, result)
            .run(start(part, side, trial, run, live.name()), part);
      }
    } else {
      fill(part);
      new DrainTrial(broker, backlog, side, result)
          .run(start(part, side, trial, run, backlog.name()));
    }
    return result;
  }

  private SideStart start(BenchPart part, Side side, int trial, String run, String input) {
    return new SideStart(
        root,
        broker.bootstrapServers(),
        input,
        run,
        work.resolve(run),
        store.file(part.name(), side.name(), trial, ".log"),
        part.measure != BenchPart.Measure.DRAIN);
  }

  /** Reuses the topic of the previous trial if it has the same messages. */
  private void fill(BenchPart part) {
    String name = "velib-" + part.messages + "-" + part.partitions + "-" + part.compression;
    if (backlog != null && backlog.name().equals(name)) {
      return;
    }
    closeBacklog();
    System.out.printf(Locale.ROOT, "filling %s with %,d messages%n", name, part.messages);
    backlog =
        new InputTopicWriter(
            broker, name, part.partitions, part.compression, new GeneratedFeed(part.stations));
    backlog.send(0, part.messages);
    TopicWarmUp.read(broker.bootstrapServers(), name, part.messages);
  }

  private void closeBacklog() {
    if (backlog != null) {
      String name = backlog.name();
      backlog.close();
      broker.deleteTopics(name::equals);
      backlog = null;
    }
  }

  private static String line(BenchPart part, TrialResult result) {
    if (!result.right) {
      return String.format(
          Locale.ROOT,
          "%s %s %d: WRONG RESULTS: %s",
          part.name(),
          result.side,
          result.trial,
          result.note);
    }
    if (part.measure == BenchPart.Measure.LATENCY) {
      Percentiles latencies = Percentiles.of(result.latenciesMs);
      return String.format(
          Locale.ROOT,
          "%s %s %d: p50 %.0f ms, p90 %.0f ms, p99 %.0f ms, %.2f cores, idle %.3f cores",
          part.name(),
          result.side,
          result.trial,
          latencies.at(50),
          latencies.at(90),
          latencies.at(99),
          result.busyCores,
          result.idleCores);
    }
    if (part.measure == BenchPart.Measure.START) {
      return String.format(
          Locale.ROOT,
          "%s %s %d: %.1f s, CPU %.1f s, %.0f MiB",
          part.name(),
          result.side,
          result.trial,
          result.wallMs / 1_000,
          result.cpuSeconds,
          result.peakMebibytes);
    }
    return String.format(
        Locale.ROOT,
        "%s %s %d: %.1f s, first result %.1f s, %,.0f messages/s net of the start, second half %,.0f,"
            + " CPU %.1f s, %.0f MiB; topic of %,.0f MiB",
        part.name(),
        result.side,
        result.trial,
        result.wallMs / 1_000,
        result.firstResultMs / 1_000,
        result.netRate(),
        result.steadyRate(),
        result.cpuSeconds,
        result.peakMebibytes,
        result.inputBytes / (double) (1 << 20));
  }

  @Override
  public void close() {
    if (broker != null) {
      closeBacklog();
      broker.close();
    }
    WorkFolder.delete(work);
  }
}
