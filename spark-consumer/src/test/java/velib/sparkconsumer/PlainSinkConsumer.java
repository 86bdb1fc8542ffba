package velib.sparkconsumer;

import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.OutputMode;
import velib.settings.PipelineSettings;
import velib.settings.Settings;
import velib.sparkconsumer.checkpoint.Checkpoint;
import velib.sparkconsumer.kafka.ConsumerKafka;
import velib.sparkconsumer.kafka.KafkaReadiness;
import velib.sparkconsumer.operator.TotalsPlanning;
import velib.sparkconsumer.sink.SparkBatches;
import velib.sparkconsumer.source.BatchGate;
import velib.sparkconsumer.totals.OutputRow;
import velib.stationmodel.PostcodeRule;
import velib.stationmodel.StationRetention;

/**
 * The same job with Spark's own Kafka sink, which promises at least once. It is no part of the
 * program: the guarantee suite has to fail with it.
 */
public final class PlainSinkConsumer {
  private PlainSinkConsumer() {}

  /** Runs until a signal stops it. */
  public static void main(String[] args) throws Exception {
    Settings settings = Settings.readOrExit(SparkConsumerSettings.ALL, SparkConsumerSettings.RULES);
    ConsumerKafka kafka = new ConsumerKafka(settings);
    new KafkaReadiness(kafka, refused -> {}).await();
    try (SparkSession spark = Sessions.open(settings)) {
      Checkpoint checkpoint =
          new Checkpoint(spark, settings.get(SparkConsumerSettings.CHECKPOINT_DIR));
      new SparkBatches().prepare(spark, new TotalsPlanning(spark));
      PlainMessage.Topics topics = new PlainMessage.Topics(kafka);
      TotalsQuery.outputRows(
              spark,
              kafka,
              PostcodeRule.withShippedExceptions(),
              new StationRetention(
                  settings.get(PipelineSettings.STATION_TTL),
                  settings.get(PipelineSettings.POSTCODE_MAX_STATIONS)),
              new BatchGate())
          .filter("kind < " + OutputRow.TALLY)
          .map(
              (MapFunction<Row, PlainMessage>) topics::messageOf, Encoders.bean(PlainMessage.class))
          .writeStream()
          .format("kafka")
          .option("kafka.bootstrap.servers", kafka.bootstrapServers())
          .option("checkpointLocation", checkpoint.directory())
          .outputMode(OutputMode.Update())
          .start()
          .awaitTermination();
    }
  }
}
