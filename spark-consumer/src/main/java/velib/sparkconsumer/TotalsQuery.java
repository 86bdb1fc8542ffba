package velib.sparkconsumer;

import java.util.concurrent.TimeoutException;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.GroupStateTimeout;
import org.apache.spark.sql.streaming.OutputMode;
import org.apache.spark.sql.streaming.StreamingQuery;
import velib.stationmodel.PostcodeRule;

/** The data flow: source, parse, newest per station, total per postcode, sink. */
final class TotalsQuery {
  private final SparkSession spark;
  private final ConsumerKafka kafka;
  private final PostcodeRule rule;
  private final ExpiryClock clock;
  private final Checkpoint checkpoint;

  TotalsQuery(
      SparkSession spark,
      ConsumerKafka kafka,
      PostcodeRule rule,
      ExpiryClock clock,
      Checkpoint checkpoint) {
    this.spark = spark;
    this.kafka = kafka;
    this.rule = rule;
    this.clock = clock;
    this.checkpoint = checkpoint;
  }

  /** Starts the query; it goes on from the checkpoint, or from the topic's beginning. */
  StreamingQuery start(ResultsTransaction results, BatchGate gate, BatchListener listener)
      throws TimeoutException {
    return outcomes()
        .writeStream()
        .queryName("velib-totals")
        .outputMode(OutputMode.Update())
        .option("checkpointLocation", checkpoint.directory())
        .foreachBatch(new BatchSink(results, checkpoint, gate, listener))
        .start();
  }

  /** What each batch gives: changed totals, dead letters, counts. */
  Dataset<Outcome> outcomes() {
    Dataset<Row> messages =
        spark
            .readStream()
            .format("kafka")
            .option("kafka.bootstrap.servers", kafka.bootstrapServers())
            .option("kafka.isolation.level", "read_committed")
            .option("subscribe", kafka.inputTopic())
            .option("startingOffsets", "earliest")
            .option("failOnDataLoss", true)
            .load()
            .selectExpr(NewestPerStation.COLUMNS);

    Dataset<StationChange> changes =
        messages
            .mapPartitions(new NewestPerStation(rule, clock), Encoders.bean(StationChange.class))
            .withWatermark("eventTime", clock.ttlMs() + " milliseconds");

    return changes
        .groupByKey((MapFunction<StationChange, String>) StationChange::getGroup, Encoders.STRING())
        .flatMapGroupsWithState(
            new TotalByPostcode(clock),
            OutputMode.Update(),
            Encoders.BINARY(),
            Encoders.bean(Outcome.class),
            GroupStateTimeout.EventTimeTimeout());
  }
}
