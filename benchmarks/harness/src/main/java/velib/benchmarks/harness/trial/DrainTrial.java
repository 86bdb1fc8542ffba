package velib.benchmarks.harness.trial;

import velib.benchmarks.harness.broker.BenchBroker;
import velib.benchmarks.harness.broker.InputTopicWriter;
import velib.benchmarks.harness.broker.ReadProgress;
import velib.benchmarks.harness.result.TrialResult;
import velib.benchmarks.harness.side.Side;
import velib.benchmarks.harness.side.SideRun;
import velib.benchmarks.harness.side.SideStart;

/** Starts a side on a full topic and waits until all its results are right. */
final class DrainTrial {
  private static final long AT_LEAST_MS = 120_000;
  private static final long SLOWEST_MESSAGES_PER_MS = 10;

  /** The results are checked once more after this time, to see that they stay right. */
  private static final long QUIET_MS = 1_500;

  private final BenchBroker broker;
  private final InputTopicWriter input;
  private final Side side;
  private final TrialResult result;

  DrainTrial(BenchBroker broker, InputTopicWriter input, Side side, TrialResult result) {
    this.broker = broker;
    this.input = input;
    this.side = side;
    this.result = result;
  }

  void run(SideStart start) throws InterruptedException {
    result.inputBytes = broker.bytesOnDisk(input.name()::equals);
    FinalResults results = new FinalResults(side.expected(input.feed()).after(result.messages));
    try (SideRun run = new SideRun(broker, start, input.feed(), results);
        ReadProgress progress = new ReadProgress(broker, input.name(), result.inputBytes)) {
      run.start(side);
      long endNanos = results.await(timeoutMs(), run::isAlive);
      if (run.isAlive()) {
        result.cpuSeconds = run.meter().cpuSeconds();
        run.takePeaks(result);
        Thread.sleep(QUIET_MS);
      }
      result.right = endNanos != 0 && results.areRight();
      result.note = result.right ? "" : whatWentWrong(run, results);
      result.wallMs = run.millisUntil(endNanos);
      result.firstResultMs = run.millisUntil(results.firstNanos());
      result.firstReadMs = run.millisUntil(progress.firstNanos());
      result.halfReadMs = run.millisUntil(progress.halfNanos());
      result.allReadMs = run.millisUntil(progress.allNanos());
      result.results = results.results();
      result.folderBytes = run.folderBytes();
      result.topicBytes = run.topicBytes();
    }
  }

  private long timeoutMs() {
    return AT_LEAST_MS + result.messages / SLOWEST_MESSAGES_PER_MS;
  }

  private static String whatWentWrong(SideRun run, FinalResults results) {
    return run.isAlive()
        ? results.difference()
        : "the side ended by itself: " + run.lastWords() + "; " + results.difference();
  }
}
