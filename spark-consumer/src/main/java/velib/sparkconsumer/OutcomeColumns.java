package velib.sparkconsumer;

import java.io.Serializable;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;

/** Reads an {@link Outcome} from Spark's own row, without making a bean of it again. */
final class OutcomeColumns implements Serializable {
  private static final long serialVersionUID = 1;

  private final int kind;
  private final int key;
  private final int body;

  OutcomeColumns(StructType schema) {
    kind = schema.fieldIndex("kind");
    key = schema.fieldIndex("key");
    body = schema.fieldIndex("body");
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
