package velib.benchmarks.harness.trial;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import velib.benchmarks.harness.broker.BenchBroker;
import velib.benchmarks.harness.broker.InputTopicWriter;
import velib.benchmarks.harness.plan.BenchPart;
import velib.benchmarks.harness.result.TrialResult;
import velib.benchmarks.harness.side.Side;
import velib.benchmarks.harness.side.SideRun;
import velib.benchmarks.harness.side.SideStart;
import velib.benchmarks.harness.workload.ExpectedResults;

/** Sends a side one snapshot per second and measures when its results can be read. */
final class LatencyTrial {
  private static final long PERIOD_MS = 1_000;

  /**
   * Each snapshot is moved by up to this time. Otherwise it would stay in step with a side's own
   * intervals.
   */
  private static final int JITTER_MS = 100;

  private static final long TIMEOUT_MS = 120_000;

  private final BenchBroker broker;
  private final InputTopicWriter input;
  private final Side side;
  private final ExpectedResults expected;
  private final TrialResult result;
  private final SnapshotLatencies snapshots = new SnapshotLatencies();

  LatencyTrial(BenchBroker broker, InputTopicWriter input, Side side, TrialResult result) {
    this.broker = broker;
    this.input = input;
    this.side = side;
    this.result = result;
    expected = side.expected(input.feed());
  }

  void run(SideStart start, BenchPart part) throws InterruptedException {
    try (SideRun run = new SideRun(broker, start, input.feed(), snapshots)) {
      run.start(side);
      send(0);
      if (!snapshots.await(TIMEOUT_MS)) {
        result.note = "the first snapshot had no right results: " + run.lastWords();
        return;
      }
      result.wallMs = run.millisUntil(System.nanoTime());
      measure(run, part);
      result.right = snapshots.await(TIMEOUT_MS) && run.isAlive();
      if (!result.right) {
        result.note = "not all snapshots had their results: " + run.lastWords();
        return;
      }
      TreeMap<Integer, Double> latencies = new TreeMap<>(snapshots.latenciesMs());
      result.warmUpLatenciesMs.addAll(latencies.headMap(part.warmUpSnapshots, true).values());
      result.latenciesMs.addAll(latencies.tailMap(part.warmUpSnapshots, false).values());
      run.takePeaks(result);
      Thread.sleep(BenchPart.SETTLE_SECONDS * 1_000L);
      result.idleCores = cores(run, part.idleSeconds * 1_000L);
      result.folderBytes = run.folderBytes();
      result.topicBytes = run.topicBytes();
    }
  }

  private void measure(SideRun run, BenchPart part) throws InterruptedException {
    Random jitter = new Random(result.trial);
    long begin = System.nanoTime();
    double cpuBefore = 0;
    long measuredFrom = 0;
    for (int snapshot = 1; snapshot <= part.warmUpSnapshots + part.snapshots; snapshot++) {
      long due = snapshot * PERIOD_MS + jitter.nextInt(2 * JITTER_MS) - JITTER_MS;
      Thread.sleep(Math.max(0, due - (System.nanoTime() - begin) / 1_000_000));
      send(snapshot);
      if (snapshot == part.warmUpSnapshots) {
        measuredFrom = System.nanoTime();
        cpuBefore = run.meter().cpuSeconds();
      }
    }
    Thread.sleep(PERIOD_MS);
    double cpu = run.meter().cpuSeconds() - cpuBefore;
    result.busyCores = cpu / ((System.nanoTime() - measuredFrom) / 1e9);
  }

  private void send(int snapshot) {
    long stations = input.feed().stations();
    // Computed before the clock starts.
    Map<String, byte[]> results = expected.after((snapshot + 1) * stations);
    List<ProducerRecord<byte[], byte[]>> messages =
        input.prepare(snapshot * stations, (snapshot + 1) * stations);
    snapshots.sending(snapshot, results, System.nanoTime());
    input.send(messages);
  }

  private static double cores(SideRun run, long millis) throws InterruptedException {
    double before = run.meter().cpuSeconds();
    long begin = System.nanoTime();
    Thread.sleep(millis);
    return (run.meter().cpuSeconds() - before) / ((System.nanoTime() - begin) / 1e9);
  }
}
