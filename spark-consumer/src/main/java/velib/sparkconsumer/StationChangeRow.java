package velib.sparkconsumer;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.DateTimeUtils;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/** A {@link StationChange} as Spark's own row. */
final class StationChangeRow {
  static final StructType SCHEMA =
      new StructType(
          new StructField[] {
            new StructField("group", DataTypes.StringType, true, Metadata.empty()),
            new StructField("eventTime", DataTypes.TimestampType, true, Metadata.empty()),
            new StructField("kind", DataTypes.IntegerType, false, Metadata.empty()),
            new StructField("body", DataTypes.BinaryType, true, Metadata.empty())
          });

  private StationChangeRow() {}

  static InternalRow of(StationChange change) {
    return new GenericInternalRow(
        new Object[] {
          UTF8String.fromString(change.getGroup()),
          change.getEventTime() == null
              ? null
              : DateTimeUtils.millisToMicros(change.getEventTime().getTime()),
          change.getKind(),
          change.getBody()
        });
  }
}
