package velib.sparkconsumer.sink;

import java.io.Serializable;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import velib.sparkconsumer.totals.Outcome;

/** Reads an {@link Outcome} from Spark's own row, without making a bean of it again. */
public final class OutcomeColumns implements Serializable {
  private static final long serialVersionUID = 1;

  private final int kind;
  private final int key;
  private final int body;

  public OutcomeColumns(StructType schema) {
    kind = schema.fieldIndex("kind");
    key = schema.fieldIndex("key");
    body = schema.fieldIndex("body");
  }

  /** The outcome as a row of these columns. */
  public InternalRow row(Outcome outcome) {
    Object[] values = new Object[3];
    values[kind] = outcome.getKind();
    values[key] = UTF8String.fromString(outcome.getKey());
    values[body] = outcome.getBody();
    return new GenericInternalRow(values);
  }

  int kind(InternalRow outcome) {
    return outcome.getInt(kind);
  }

  String key(InternalRow outcome) {
    return outcome.getUTF8String(key).toString();
  }

  byte[] body(InternalRow outcome) {
    return outcome.getBinary(body);
  }
}
