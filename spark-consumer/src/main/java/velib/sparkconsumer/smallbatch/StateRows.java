package velib.sparkconsumer.smallbatch;

import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.catalyst.expressions.codegen.UnsafeRowWriter;
import org.apache.spark.sql.execution.streaming.GroupStateImpl;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import scala.Option;

/**
 * The rows of Spark's state store that hold a postcode's state. They have the form that {@code
 * flatMapGroupsWithState} writes (version 2 of its format), so either can resume from the other.
 *
 * <p>Not thread-safe: each task has its own, and reuses the rows that it returns.
 */
final class StateRows {
  /** The key: the name of a group, as {@code Encoders.STRING()} encodes it. */
  static final StructType KEY = new StructType().add("value", DataTypes.StringType, true);

  /** The value: the bytes of a state, as {@code Encoders.BINARY()} encodes it, and its time-out. */
  static final StructType VALUE =
      new StructType()
          .add("groupState", new StructType().add("value", DataTypes.BinaryType, true), true)
          .add("timeoutTimestamp", DataTypes.LongType, false);

  private final UnsafeRowWriter keys = new UnsafeRowWriter(1);
  private final UnsafeRowWriter values = new UnsafeRowWriter(2);
  private final UnsafeRowWriter stateOfValue = new UnsafeRowWriter(values, 1);

  /** Returns the key of a group, which is valid until the next call. */
  UnsafeRow key(String group) {
    keys.reset();
    keys.zeroOutNullBytes();
    keys.write(0, UTF8String.fromString(group));
    return keys.getRow();
  }

  /** Returns the value for a state and its time-out, which is valid until the next call. */
  UnsafeRow value(byte[] state, long timeoutMs) {
    values.reset();
    values.zeroOutNullBytes();
    if (state == null) {
      values.setNullAt(0);
    } else {
      int begin = values.cursor();
      stateOfValue.resetRowWriter();
      stateOfValue.write(0, state);
      values.setOffsetAndSizeFromPreviousCursor(0, begin);
    }
    values.write(1, timeoutMs);
    return values.getRow();
  }

  static String group(UnsafeRow key) {
    return key.getUTF8String(0).toString();
  }

  /** The bytes of the state; empty if there is no row or the row has no state. */
  static Option<byte[]> state(UnsafeRow value) {
    return value == null || value.isNullAt(0)
        ? Option.empty()
        : Option.apply(value.getStruct(0, 1).getBinary(0));
  }

  /** When the state times out; {@link GroupStateImpl#NO_TIMESTAMP} if never. */
  static long timeoutMs(UnsafeRow value) {
    return value == null ? GroupStateImpl.NO_TIMESTAMP() : value.getLong(1);
  }
}
