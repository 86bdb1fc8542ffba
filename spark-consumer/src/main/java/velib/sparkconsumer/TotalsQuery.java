package velib.sparkconsumer;

import java.util.concurrent.TimeoutException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.streaming.OutputMode;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryManager;
import scala.Option;
import scala.collection.immutable.Map$;
import velib.sparkconsumer.checkpoint.Checkpoint;
import velib.sparkconsumer.kafka.ConsumerKafka;
import velib.sparkconsumer.operator.OutputColumns;
import velib.sparkconsumer.operator.TotalPerPostcode;
import velib.sparkconsumer.operator.TotalsPlanning;
import velib.sparkconsumer.sink.BatchEngine;
import velib.sparkconsumer.sink.BatchListener;
import velib.sparkconsumer.sink.ResultsSink;
import velib.sparkconsumer.sink.ResultsTransaction;
import velib.sparkconsumer.sink.SparkBatches;
import velib.sparkconsumer.smallbatch.OneTaskBatch;
import velib.sparkconsumer.smallbatch.SmallBatches;
import velib.sparkconsumer.source.BatchGate;
import velib.sparkconsumer.source.StationChangeSource;
import velib.stationmodel.PostcodeRule;
import velib.stationmodel.StationRetention;

/**
 * The data flow: source, parse, newest per station, total per postcode, sink.
 *
 * <p>With {@link SparkBatches}, and for every large batch, Spark's shuffle lies between source and
 * state. {@link SmallBatches}, the default, runs a small batch in one task, in which the source's
 * rows go straight to the state ({@link OneTaskBatch}).
 */
final class TotalsQuery {
  private final SparkSession spark;
  private final BatchEngine engine;
  private final BatchGate gate;
  private final Dataset<Row> outputRows;

  private TotalsQuery(
      SparkSession spark, BatchEngine engine, BatchGate gate, Dataset<Row> outputRows) {
    this.spark = spark;
    this.engine = engine;
    this.gate = gate;
    this.outputRows = outputRows;
  }

  /**
   * Prepares the query without asking Kafka anything. It can be started any number of times.
   *
   * @param engine how its batches are run
   * @param gate where it stops between two batches
   */
  static TotalsQuery prepare(
      SparkSession spark,
      BatchEngine engine,
      ConsumerKafka kafka,
      PostcodeRule rule,
      StationRetention retention,
      BatchGate gate) {
    engine.prepare(spark, new TotalsPlanning(spark));
    return new TotalsQuery(spark, engine, gate, outputRows(spark, kafka, rule, retention, gate));
  }

  /** Starts the query, which resumes from the checkpoint, or else begins with the whole topic. */
  StreamingQuery start(Checkpoint checkpoint, ResultsTransaction results, BatchListener listener)
      throws TimeoutException {
    Dataset<Row> rows = Dataset.ofRows(spark, engine.root(outputRows.queryExecution().analyzed()));
    StreamingQueryManager queries = spark.streams();
    gate.queryStarts();
    // The same as writeStream().format(…).start(), for a sink that is an object and not a name.
    return queries.startQuery(
        Option.apply("velib-totals"),
        Option.apply(checkpoint.directory()),
        rows,
        Map$.MODULE$.empty(),
        new ResultsSink(engine, results, checkpoint, listener),
        OutputMode.Update(),
        queries.startQuery$default$7(),
        queries.startQuery$default$8(),
        queries.startQuery$default$9(),
        queries.startQuery$default$10(),
        queries.startQuery$default$11());
  }

  /** The output of each batch, with the columns of {@link OutputColumns}. */
  static Dataset<Row> outputRows(
      SparkSession spark,
      ConsumerKafka kafka,
      PostcodeRule rule,
      StationRetention retention,
      BatchGate gate) {
    LogicalPlan changes =
        StationChangeSource.changes(kafka.sourceOptions(), rule, retention.ttl(), gate);
    return Dataset.ofRows(spark, new TotalPerPostcode(retention, changes));
  }
}
