package velib.benchmarks.spark;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.sum;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.OutputMode;
import velib.benchmarks.peer.PeerOptions;

/**
 * The coursework job: joins the messages to a list of stations and sums all of them by postcode. It
 * adds up snapshot after snapshot, so its sums grow and are not the number of bikes.
 */
public final class CourseworkJob {
  private CourseworkJob() {}

  /** Runs until it is stopped. */
  public static void main(String[] arguments) throws Exception {
    PeerOptions options = PeerOptions.of(arguments);
    SparkJob job = new SparkJob("coursework", options);
    Dataset<Row> stations =
        job.spark()
            .read()
            .option("header", true)
            .csv(options.folder().resolve("stations.csv").toString());
    Dataset<Row> sums =
        job.statuses()
            .join(broadcast(stations), col("stationCode").equalTo(col("station_code")))
            .groupBy("postcode")
            .agg(
                sum("num_bikes_available").as("total_bikes"),
                sum(ofType("mechanical")).as("mechanical_bikes"),
                sum(ofType("ebike")).as("electric_bikes"));
    job.write(
        sums.selectExpr(
            "postcode AS key",
            "to_json(struct(postcode, total_bikes, mechanical_bikes, electric_bikes)) AS value"),
        OutputMode.Complete());
  }

  private static org.apache.spark.sql.Column ofType(String type) {
    return expr(
        "aggregate(num_bikes_available_types, 0, (sum, bikes) -> sum + coalesce(bikes."
            + type
            + ", 0))");
  }
}
