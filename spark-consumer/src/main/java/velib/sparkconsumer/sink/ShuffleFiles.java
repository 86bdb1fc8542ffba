package velib.sparkconsumer.sink;

import static scala.collection.JavaConverters.seqAsJavaList;

import org.apache.spark.ContextCleaner;
import org.apache.spark.Dependency;
import org.apache.spark.ShuffleDependency;
import org.apache.spark.rdd.RDD;
import scala.Option;

/**
 * Removes what a batch has shuffled. Spark does so when the garbage collector happens to find that
 * nothing refers to the shuffle any more, which may be half an hour later. Until then it would be
 * on the checkpoint's volume a second time: all dead letters of a backlog go through the shuffle.
 */
final class ShuffleFiles {
  private ShuffleFiles() {}

  /** Removes the files of all shuffles that these rows came from, without waiting for it. */
  static void remove(RDD<?> rows) {
    Option<ContextCleaner> cleaner = rows.sparkContext().cleaner();
    if (cleaner.isDefined()) {
      remove(rows, cleaner.get());
    }
  }

  private static void remove(RDD<?> rows, ContextCleaner cleaner) {
    for (Dependency<?> dependency : seqAsJavaList(rows.dependencies())) {
      if (dependency instanceof ShuffleDependency) {
        cleaner.doCleanupShuffle(((ShuffleDependency<?, ?, ?>) dependency).shuffleId(), false);
      }
      remove(dependency.rdd(), cleaner);
    }
  }
}
