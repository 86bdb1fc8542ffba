package velib.sparkconsumer.sink;

import java.io.Serializable;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import velib.sparkconsumer.totals.OutputRow;

/** Reads and builds {@link OutputRow}s as Spark's internal rows, without Spark's bean encoder. */
public final class OutputColumns implements Serializable {
  private static final long serialVersionUID = 1;

  private final int kind;
  private final int key;
  private final int body;

  public OutputColumns(StructType schema) {
    kind = schema.fieldIndex("kind");
    key = schema.fieldIndex("key");
    body = schema.fieldIndex("body");
  }

  /** Returns the output row as an internal row with these columns. */
  public InternalRow row(OutputRow outputRow) {
    Object[] values = new Object[3];
    values[kind] = outputRow.getKind();
    values[key] = UTF8String.fromString(outputRow.getKey());
    values[body] = outputRow.getBody();
    return new GenericInternalRow(values);
  }

  int kind(InternalRow outputRow) {
    return outputRow.getInt(kind);
  }

  String key(InternalRow outputRow) {
    return outputRow.getUTF8String(key).toString();
  }

  byte[] body(InternalRow outputRow) {
    return outputRow.getBinary(body);
  }
}
