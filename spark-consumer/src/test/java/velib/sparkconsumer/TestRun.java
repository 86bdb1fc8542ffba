package velib.sparkconsumer;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.spark.sql.SparkSession;
import velib.settings.Settings;
import velib.sparkconsumer.checkpoint.CheckpointLock;
import velib.sparkconsumer.sink.BatchListener;
import velib.sparkconsumer.totals.MessageTally;

/** The real job, run on a thread of this JVM; it can be stopped and started again. */
final class TestRun {
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final MessageTally tally = new MessageTally();
  private BatchListener listener = BatchListener.inTurn();
  private CheckpointLock lock;
  private ConsumerRun run;
  private CompletableFuture<Void> running;

  /** Is told of each batch of the runs that are started from now on. */
  void onBatch(BatchListener told) {
    listener = told;
  }

  void start(Settings settings, SparkSession spark) {
    System.setProperty(InputTopicTime.ANY, "true"); // time passes by what the tests send
    run = new ConsumerRun(settings);
    lock = run.lockCheckpoint();
    running =
        CompletableFuture.runAsync(
            () -> {
              try {
                BatchListener counting =
                    (batch, content, published, tookMs) -> count(content.tally());
                run.run(spark, BatchListener.inTurn(counting, listener));
              } catch (Exception failed) {
                throw new CompletionException(failed);
              }
            });
  }

  /** What became of all messages, over all batches that were written. */
  synchronized MessageTally tally() {
    return tally;
  }

  private synchronized void count(MessageTally batch) {
    tally.add(batch);
  }

  /** Stops the job; fails if it had ended by itself. */
  void stop() {
    if (running != null) {
      run.stop();
      try {
        running.join();
      } finally {
        ended();
      }
    }
  }

  private void ended() {
    running = null;
    lock.close();
  }

  /** Whether the job has ended by itself. */
  boolean hasEnded() {
    return running.isDone();
  }

  /** Waits for the job to end by itself, and returns why it did. */
  Throwable awaitFailure() {
    await().atMost(LONGEST).until(running::isDone);
    Throwable failure = running.handle((nothing, failed) -> failed).join();
    ended();
    return failure instanceof CompletionException ? failure.getCause() : failure;
  }

  /** Fails with the job's own failure if it has ended, so that no test waits for it in vain. */
  void failIfEnded() {
    if (running.isDone()) {
      running.join();
    }
  }
}
