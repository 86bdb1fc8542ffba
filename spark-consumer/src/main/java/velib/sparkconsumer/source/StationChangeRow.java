package velib.sparkconsumer.source;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import velib.sparkconsumer.totals.StationChange;

/**
 * A {@link StationChange} as one of Spark's own rows. The body is serialized only when somebody
 * asks for it, so never for a row that stays within its task.
 */
public final class StationChangeRow extends GenericInternalRow {
  private static final long serialVersionUID = 1;

  /** The columns of such a row. */
  public static final StructType SCHEMA =
      new StructType(
          new StructField[] {
            new StructField("group", DataTypes.StringType, true, Metadata.empty()),
            new StructField("kind", DataTypes.IntegerType, false, Metadata.empty()),
            new StructField("body", DataTypes.BinaryType, true, Metadata.empty())
          });

  private static final int BODY = 2;

  private final StationChange change;

  private StationChangeRow(StationChange change, Object[] allButTheBody) {
    super(allButTheBody);
    this.change = change;
  }

  static InternalRow of(StationChange change) {
    return new StationChangeRow(
        change, new Object[] {UTF8String.fromString(change.group()), change.kind(), null});
  }

  @Override
  public Object genericGet(int column) {
    return column == BODY ? change.body() : super.genericGet(column);
  }

  /** Returns the change that the row was made from, or one with the same content. */
  public static StationChange read(InternalRow row) {
    if (row instanceof StationChangeRow) {
      return ((StationChangeRow) row).change;
    }
    return StationChange.of(row.getUTF8String(0).toString(), row.getInt(1), row.getBinary(BODY));
  }
}
