package velib.sparkconsumer;

import java.io.Serializable;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.execution.streaming.GroupStateImpl;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import scala.Option;

/**
 * How a postcode's state stands in Spark's state store: as {@code flatMapGroupsWithState} writes it
 * (version 2 of its format), so that either may go on from the other.
 */
final class StateRows implements Serializable {
  private static final long serialVersionUID = 1;

  private final StructType keySchema;
  private final StructType valueSchema =
      new StructType()
          .add("groupState", Encoders.BINARY().schema(), true)
          .add("timeoutTimestamp", DataTypes.LongType, false);
  private transient UnsafeProjection keys;
  private transient UnsafeProjection values;

  StateRows(StructType keySchema) {
    this.keySchema = keySchema;
  }

  StructType keySchema() {
    return keySchema;
  }

  StructType valueSchema() {
    return valueSchema;
  }

  /** The key of a group; valid until the next call. */
  UnsafeRow key(String group) {
    if (keys == null) {
      keys = UnsafeProjection.create(keySchema);
    }
    return keys.apply(row(UTF8String.fromString(group)));
  }

  /** The value of a state with its time-out; valid until the next call. */
  UnsafeRow value(byte[] state, long timeoutMs) {
    if (values == null) {
      values = UnsafeProjection.create(valueSchema);
    }
    return values.apply(row(state == null ? null : row(state), timeoutMs));
  }

  private static InternalRow row(Object... values) {
    return new GenericInternalRow(values);
  }

  static String group(UnsafeRow key) {
    return key.getUTF8String(0).toString();
  }

  /** The state's bytes; none where there is no row. */
  static Option<byte[]> state(UnsafeRow value) {
    return value == null || value.isNullAt(0)
        ? Option.empty()
        : Option.apply(value.getStruct(0, 1).getBinary(0));
  }

  /** When the state's time is out, {@link GroupStateImpl#NO_TIMESTAMP} for never. */
  static long timeoutMs(UnsafeRow value) {
    return value == null ? GroupStateImpl.NO_TIMESTAMP() : value.getLong(1);
  }
}
