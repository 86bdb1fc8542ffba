package velib.sparkconsumer;

import java.util.Set;
import org.apache.spark.sql.connector.catalog.SupportsWrite;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.write.LogicalWriteInfo;
import org.apache.spark.sql.connector.write.Write;
import org.apache.spark.sql.connector.write.WriteBuilder;
import org.apache.spark.sql.connector.write.streaming.StreamingWrite;
import org.apache.spark.sql.internal.connector.SupportsStreamingUpdateAsAppend;
import org.apache.spark.sql.types.StructType;

/** The query's sink: each batch becomes one transaction on the output topics. */
final class ResultsTable implements SupportsWrite {
  private final StructType schema;
  private final ResultsTransaction results;
  private final Checkpoint checkpoint;
  private final BatchListener listener;

  ResultsTable(
      StructType schema,
      ResultsTransaction results,
      Checkpoint checkpoint,
      BatchListener listener) {
    this.schema = schema;
    this.results = results;
    this.checkpoint = checkpoint;
    this.listener = listener;
  }

  @Override
  public String name() {
    return "velib-results";
  }

  @Override
  public StructType schema() {
    return schema;
  }

  @Override
  public Set<TableCapability> capabilities() {
    return Set.of(TableCapability.STREAMING_WRITE);
  }

  @Override
  public WriteBuilder newWriteBuilder(LogicalWriteInfo info) {
    return new Builder(
        new ResultsWrite(
            info.queryId(), new OutcomeColumns(info.schema()), results, checkpoint, listener));
  }

  /** A changed total is a new message, as an update is for Spark's own Kafka sink. */
  private static final class Builder implements WriteBuilder, SupportsStreamingUpdateAsAppend {
    private final StreamingWrite write;

    Builder(StreamingWrite write) {
      this.write = write;
    }

    @Override
    public Write build() {
      return new Write() {
        @Override
        public StreamingWrite toStreaming() {
          return write;
        }
      };
    }
  }
}
