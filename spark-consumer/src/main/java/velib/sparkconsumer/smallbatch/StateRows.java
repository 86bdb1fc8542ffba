package velib.sparkconsumer.smallbatch;

import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.catalyst.expressions.codegen.UnsafeRowWriter;
import org.apache.spark.sql.execution.streaming.GroupStateImpl;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import scala.Option;

/**
 * How a postcode's state stands in Spark's state store: as {@code flatMapGroupsWithState} writes it
 * (version 2 of its format), so that either may go on from the other.
 */
final class StateRows {
  /** Of a group named by a text, as {@code Encoders.STRING()} has it. */
  static final StructType KEY = new StructType().add("value", DataTypes.StringType, true);

  /** Of a state in bytes, as {@code Encoders.BINARY()} has it, and its time-out. */
  static final StructType VALUE =
      new StructType()
          .add("groupState", new StructType().add("value", DataTypes.BinaryType, true), true)
          .add("timeoutTimestamp", DataTypes.LongType, false);

  private final UnsafeRowWriter keys = new UnsafeRowWriter(1);
  private final UnsafeRowWriter values = new UnsafeRowWriter(2);
  private final UnsafeRowWriter stateOfValue = new UnsafeRowWriter(values, 1);

  /** The key of a group; valid until the next call. */
  UnsafeRow key(String group) {
    keys.reset();
    keys.zeroOutNullBytes();
    keys.write(0, UTF8String.fromString(group));
    return keys.getRow();
  }

  /** The value of a state with its time-out; valid until the next call. */
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
