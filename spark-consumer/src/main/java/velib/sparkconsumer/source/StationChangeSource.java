package velib.sparkconsumer.source;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.streaming.StreamingRelationV2;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.connector.read.streaming.MicroBatchStream;
import org.apache.spark.sql.kafka010.KafkaSourceProvider;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import scala.Option;
import scala.collection.Seq;
import velib.stationmodel.PostcodeRule;

/**
 * Spark's Kafka source, with the combine before the shuffle inside its tasks. A task returns the
 * newest change of each station that it has read, so messages do not become rows ({@code
 * docs/decisions/0007}). Offsets, checks for lost data and consumers are the connector's.
 */
public final class StationChangeSource implements Table, SupportsRead {
  private static final String NAME = "velib-station-changes";

  private final SupportsRead kafka;
  private final PostcodeRule rule;
  private final Duration stationTtl;
  private final BatchGate gate;

  private StationChangeSource(
      SupportsRead kafka, PostcodeRule rule, Duration stationTtl, BatchGate gate) {
    this.kafka = kafka;
    this.rule = rule;
    this.stationTtl = stationTtl;
    this.gate = gate;
  }

  /**
   * Returns the plan that reads the changes of the stations as a stream, with the columns of {@link
   * StationChangeRow}.
   *
   * @param options the options of the Kafka connector
   * @param gate where the query stops between two batches
   */
  public static LogicalPlan changes(
      Map<String, String> options, PostcodeRule rule, Duration stationTtl, BatchGate gate) {
    CaseInsensitiveStringMap settings = new CaseInsensitiveStringMap(options);
    SupportsRead kafka = (SupportsRead) new KafkaSourceProvider().getTable(settings);
    return new StreamingRelationV2(
        Option.empty(),
        NAME,
        new StationChangeSource(kafka, rule, stationTtl, gate),
        settings,
        attributes(),
        Option.empty(),
        Option.empty(),
        Option.empty());
  }

  @SuppressWarnings("unchecked") // Scala's Seq is covariant
  private static Seq<Attribute> attributes() {
    return (Seq<Attribute>) (Seq<?>) StationChangeRow.SCHEMA.toAttributes();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public StructType schema() {
    return StationChangeRow.SCHEMA;
  }

  @Override
  public Set<TableCapability> capabilities() {
    return Set.of(TableCapability.MICRO_BATCH_READ);
  }

  @Override
  public ScanBuilder newScanBuilder(CaseInsensitiveStringMap options) {
    Scan scan = kafka.newScanBuilder(options).build();
    return () ->
        new Scan() {
          @Override
          public StructType readSchema() {
            return StationChangeRow.SCHEMA;
          }

          @Override
          public MicroBatchStream toMicroBatchStream(String checkpoint) {
            return new StationChangeStream(
                scan.toMicroBatchStream(checkpoint),
                rule,
                stationTtl,
                new MessageWaiter(options),
                gate);
          }
        };
  }
}
