package velib.sparkconsumer.sink;

import static scala.collection.JavaConverters.asScalaBuffer;

import java.util.List;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.execution.SparkStrategy;
import scala.reflect.ClassTag$;
import velib.sparkconsumer.operator.TotalsPlanning;

/** Plans and runs every batch, large or small, in Spark's own way. */
public final class SparkBatches implements BatchEngine {
  @Override
  public void prepare(SparkSession spark, TotalsPlanning totals) {
    List<SparkStrategy> strategies = List.of(totals);
    spark.experimental().extraStrategies_$eq(asScalaBuffer(strategies).toSeq());
  }

  @Override
  public LogicalPlan root(LogicalPlan query) {
    return query;
  }

  @Override
  public TaskContent[] run(Dataset<Row> batch, TaskContent.Collector collector) {
    RDD<InternalRow> rows = batch.queryExecution().toRdd();
    try {
      // With an action of Dataset or JavaRDD, Spark would read the byte code of closures each time.
      return (TaskContent[])
          batch
              .sparkSession()
              .sparkContext()
              .runJob(rows, collector, ClassTag$.MODULE$.<TaskContent>apply(TaskContent.class));
    } finally {
      ShuffleFiles.remove(rows);
    }
  }
}
