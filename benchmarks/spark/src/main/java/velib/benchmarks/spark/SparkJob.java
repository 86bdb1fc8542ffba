package velib.benchmarks.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_json;

import java.util.concurrent.TimeoutException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.OutputMode;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.apache.spark.sql.types.StructType;
import velib.benchmarks.peer.PeerOptions;

/** What both Spark jobs have in common: the session, the source with from_json, the sink. */
final class SparkJob {
  private static final String SCHEMA =
      "station_id BIGINT, num_bikes_available INT, numBikesAvailable INT,"
          + " num_bikes_available_types ARRAY<STRUCT<mechanical: INT, ebike: INT>>,"
          + " num_docks_available INT, numDocksAvailable INT, is_installed INT, is_returning INT,"
          + " is_renting INT, last_reported BIGINT, stationCode STRING";

  private final PeerOptions options;
  private final SparkSession spark;

  SparkJob(String name, PeerOptions options) {
    this.options = options;
    spark =
        SparkSession.builder()
            .appName(name)
            // Spark's default of 200 would be a task for every few postcodes.
            .config("spark.sql.shuffle.partitions", options.cores())
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.adaptive.enabled", false)
            .config("spark.ui.enabled", false)
            .config("spark.ui.showConsoleProgress", false)
            .config("spark.driver.host", "localhost")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .getOrCreate();
  }

  SparkSession spark() {
    return spark;
  }

  /** Returns the statuses, with the columns timestamp, partition and offset of their messages. */
  Dataset<Row> statuses() {
    return spark
        .readStream()
        .format("kafka")
        .option("kafka.bootstrap.servers", options.bootstrapServers())
        .option("subscribe", options.inputTopic())
        .option("startingOffsets", "earliest")
        .load()
        .select(
            from_json(col("value").cast("string"), StructType.fromDDL(SCHEMA)).as("status"),
            col("timestamp"),
            col("partition"),
            col("offset"))
        .select("status.*", "timestamp", "partition", "offset")
        .where("stationCode IS NOT NULL AND num_bikes_available IS NOT NULL");
  }

  /** Writes rows with key and value until the job is stopped. */
  void write(Dataset<Row> results, OutputMode mode)
      throws TimeoutException, StreamingQueryException {
    results
        .writeStream()
        .format("kafka")
        .option("kafka.bootstrap.servers", options.bootstrapServers())
        .option("topic", options.resultsTopic())
        .option("checkpointLocation", options.folder().resolve("checkpoint").toString())
        .outputMode(mode)
        .start()
        .awaitTermination();
  }
}
