package velib.benchmarks.spark;

import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.streaming.GroupStateTimeout;
import org.apache.spark.sql.streaming.OutputMode;
import org.apache.spark.sql.types.DataTypes;
import velib.benchmarks.peer.PeerOptions;
import velib.stationmodel.PostcodeRule;

/**
 * The totals written as Spark's guide suggests: from_json, a function for the postcode, beans,
 * flatMapGroupsWithState by postcode, and Spark's own Kafka sink.
 */
public final class IdiomaticJob {
  private IdiomaticJob() {}

  /** Runs until it is stopped. */
  public static void main(String[] arguments) throws Exception {
    SparkJob job = new SparkJob("idiomatic", PeerOptions.of(arguments));
    PostcodeRule rule = PostcodeRule.withShippedExceptions();
    job.spark()
        .udf()
        .register(
            "postcode_of",
            (String code) -> rule.postcodeOf(code).orElse(null),
            DataTypes.StringType);
    Dataset<StationBean> rows =
        job.statuses()
            .selectExpr(
                "stationCode",
                "postcode_of(stationCode) AS postcode",
                "num_bikes_available AS bikes",
                sumOf("mechanical") + " AS mechanical",
                sumOf("ebike") + " AS electric",
                "coalesce(num_docks_available, 0) AS docks",
                "coalesce(is_installed, 1) = 1 AND coalesce(is_renting, 1) = 1 AS rentable",
                "last_reported AS lastReported",
                "unix_millis(timestamp) AS timestampMs",
                "partition",
                "offset")
            .where("postcode IS NOT NULL")
            .as(Encoders.bean(StationBean.class));
    Dataset<String> results =
        rows.groupByKey(
                (MapFunction<StationBean, String>) StationBean::getPostcode, Encoders.STRING())
            .flatMapGroupsWithState(
                new LatestOfPostcode(),
                OutputMode.Update(),
                Encoders.bean(PostcodeStations.class),
                Encoders.STRING(),
                GroupStateTimeout.NoTimeout());
    job.write(
        results.select(
            functions.get_json_object(results.col("value"), "$.postcode").as("key"),
            results.col("value")),
        OutputMode.Update());
  }

  private static String sumOf(String type) {
    return "aggregate(num_bikes_available_types, 0, (sum, bikes) -> sum + coalesce(bikes."
        + type
        + ", 0))";
  }
}
