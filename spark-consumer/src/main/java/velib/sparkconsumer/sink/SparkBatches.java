package velib.sparkconsumer.sink;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import scala.reflect.ClassTag$;
import velib.sparkconsumer.totals.TotalByPostcode;

/** Runs every batch, large or small, with Spark's own operators and scheduler. */
public final class SparkBatches implements BatchEngine {
  @Override
  public void prepare(SparkSession spark, TotalByPostcode totals) {}

  @Override
  public LogicalPlan root(LogicalPlan query) {
    return query;
  }

  @Override
  public TaskContent[] run(Dataset<Row> batch, TaskContent.Collector collector) {
    // With an action of Dataset or JavaRDD, Spark would read the byte code of closures each time.
    return (TaskContent[])
        batch
            .sparkSession()
            .sparkContext()
            .runJob(
                batch.queryExecution().toRdd(),
                collector,
                ClassTag$.MODULE$.<TaskContent>apply(TaskContent.class));
  }
}
