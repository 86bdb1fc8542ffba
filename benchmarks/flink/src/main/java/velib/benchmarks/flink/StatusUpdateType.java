package velib.benchmarks.flink;

import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Tells Flink how to write updates; without it Flink would use reflection. */
final class StatusUpdateType extends TypeInformation<StatusUpdate> {
  static final StatusUpdateType INSTANCE = new StatusUpdateType();

  private static final long serialVersionUID = 1;

  @Override
  public boolean isBasicType() {
    return false;
  }

  @Override
  public boolean isTupleType() {
    return false;
  }

  @Override
  public int getArity() {
    return 1;
  }

  @Override
  public int getTotalFields() {
    return 1;
  }

  @Override
  public Class<StatusUpdate> getTypeClass() {
    return StatusUpdate.class;
  }

  @Override
  public boolean isKeyType() {
    return false;
  }

  @Override
  public TypeSerializer<StatusUpdate> createSerializer(SerializerConfig config) {
    return StatusUpdateSerializer.INSTANCE;
  }

  @Override
  @Deprecated
  public TypeSerializer<StatusUpdate> createSerializer(ExecutionConfig config) {
    return StatusUpdateSerializer.INSTANCE;
  }

  @Override
  public String toString() {
    return "StatusUpdate";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StatusUpdateType;
  }

  @Override
  public int hashCode() {
    return StatusUpdateType.class.hashCode();
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof StatusUpdateType;
  }
}
