package velib.sparkconsumer.operator;

import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.catalyst.expressions.codegen.UnsafeRowWriter;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The rows of Spark's state store that hold a postcode's state, and one that holds the topic's
 * clock. They have the form that {@code flatMapGroupsWithState} writes (version 2 of its format),
 * so that checkpoints of earlier versions can be resumed.
 *
 * <p>Not thread-safe: each task has its own, and reuses the rows that it returns.
 */
final class StateRows {
  /** The key: the name of a group, as {@code Encoders.STRING()} encodes it. */
  static final StructType KEY = new StructType().add("value", DataTypes.StringType, true);

  /**
   * The value: the bytes of a state, as {@code Encoders.BINARY()} encodes it, and when the state
   * has to be looked at again. The name of the latter column is Spark's.
   */
  static final StructType VALUE =
      new StructType()
          .add("groupState", new StructType().add("value", DataTypes.BinaryType, true), true)
          .add("timeoutTimestamp", DataTypes.LongType, false);

  /** The group whose row holds the topic's clock; no postcode begins with this character. */
  static final String CLOCK = "!clock";

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

  /** Returns the value for a state and {@link #checkAtMs}, which is valid until the next call. */
  UnsafeRow value(byte[] state, long checkAtMs) {
    values.reset();
    values.zeroOutNullBytes();
    int begin = values.cursor();
    stateOfValue.resetRowWriter();
    stateOfValue.write(0, state);
    values.setOffsetAndSizeFromPreviousCursor(0, begin);
    values.write(1, checkAtMs);
    return values.getRow();
  }

  static String group(UnsafeRow key) {
    return key.getUTF8String(0).toString();
  }

  /** The bytes of the state; null if there is no row or the row has no state. */
  static byte[] state(UnsafeRow value) {
    return value == null || value.isNullAt(0) ? null : value.getStruct(0, 1).getBinary(0);
  }

  /**
   * When the state has to be looked at again ({@code PostcodeState.checkAtMs}). In a row of an
   * earlier version it is the time of a message, which is earlier still.
   */
  static long checkAtMs(UnsafeRow value) {
    return value == null ? Long.MIN_VALUE : value.getLong(1);
  }
}
