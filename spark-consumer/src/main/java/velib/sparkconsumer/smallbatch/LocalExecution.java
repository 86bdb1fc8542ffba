package velib.sparkconsumer.smallbatch;

import java.util.Properties;
import org.apache.spark.Partition;
import org.apache.spark.TaskContext$;
import org.apache.spark.TaskContextImpl;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.storage.BlockInfo;
import org.apache.spark.util.UninterruptibleThread;
import scala.Option;
import scala.collection.immutable.Map$;
import velib.sparkconsumer.sink.TaskContent;

/**
 * Runs the only task of a small batch on the calling thread, as Spark itself did up to version 1.4
 * ({@code spark.localExecution.enabled}). Spark's scheduler serializes a task and hands it from
 * thread to thread, which gains nothing if driver and executor are one process.
 */
final class LocalExecution {
  private LocalExecution() {}

  /**
   * Runs the task and returns what it collected.
   *
   * @param rows the rows of a {@link OneTaskBatch} only: its task needs no memory manager, and none
   *     is given to it here
   * @throws RuntimeException as the task threw it; Spark's scheduler would only describe it
   */
  static TaskContent run(RDD<InternalRow> rows, TaskContent.Collector collector) {
    Thread thread = Thread.currentThread();
    // As in an executor, the connector's Kafka client must not be interrupted (KAFKA-1894).
    return thread instanceof UninterruptibleThread
        ? ((UninterruptibleThread) thread).runUninterruptibly(() -> compute(rows, collector))
        : compute(rows, collector);
  }

  private static TaskContent compute(RDD<InternalRow> rows, TaskContent.Collector collector) {
    Partition partition = rows.partitions()[0];
    TaskContextImpl task = task(partition);
    Throwable failure = null;
    TaskContext$.MODULE$.setTaskContext(task); // operators get the task's metrics from there
    try {
      return collector.apply(task, rows.iterator(partition, task));
    } catch (Throwable failed) { // Scala's methods do not declare checked exceptions
      failure = failed;
      throw failed;
    } finally {
      if (failure != null) {
        task.markTaskFailed(failure);
      }
      task.markTaskCompleted(Option.apply(failure));
      TaskContext$.MODULE$.unset();
    }
  }

  /** Creates a task that the block manager accepts although no executor has registered it. */
  private static TaskContextImpl task(Partition partition) {
    return new TaskContextImpl(
        0,
        0,
        partition.index(),
        BlockInfo.NON_TASK_WRITER(),
        0,
        null,
        new Properties(),
        null,
        TaskMetrics.empty(),
        Map$.MODULE$.empty());
  }
}
