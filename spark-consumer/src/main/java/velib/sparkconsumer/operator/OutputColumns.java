package velib.sparkconsumer.operator;

import java.io.Serializable;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import scala.collection.Seq;
import velib.sparkconsumer.totals.OutputRow;

/** Reads and builds {@link OutputRow}s as Spark's internal rows. */
public final class OutputColumns implements Serializable {
  private static final long serialVersionUID = 1;

  private static final StructType SCHEMA =
      new StructType()
          .add("kind", DataTypes.IntegerType, false)
          .add("key", DataTypes.StringType, true)
          .add("body", DataTypes.BinaryType, true);

  private final int kind;
  private final int key;
  private final int body;

  /** Finds the columns in rows of this schema. */
  public OutputColumns(StructType schema) {
    kind = schema.fieldIndex("kind");
    key = schema.fieldIndex("key");
    body = schema.fieldIndex("body");
  }

  /** Returns new attributes for these columns. */
  @SuppressWarnings("unchecked") // Scala's Seq is covariant
  static Seq<Attribute> attributes() {
    return (Seq<Attribute>) (Seq<?>) SCHEMA.toAttributes();
  }

  /** Returns the output row as an internal row with these columns. */
  public InternalRow row(OutputRow outputRow) {
    Object[] values = new Object[3];
    values[kind] = outputRow.kind();
    values[key] = UTF8String.fromString(outputRow.key());
    values[body] = outputRow.body();
    return new GenericInternalRow(values);
  }

  /** What the row holds; see {@link OutputRow#kind}. */
  public int kind(InternalRow outputRow) {
    return outputRow.getInt(kind);
  }

  /** The postcode of a result; not to be called for other rows. */
  public String key(InternalRow outputRow) {
    return outputRow.getUTF8String(key).toString();
  }

  /** The row's content. */
  public byte[] body(InternalRow outputRow) {
    return outputRow.getBinary(body);
  }
}
