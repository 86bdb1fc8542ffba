package velib.benchmarks.flink;

import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Tells Flink how changes are written, or it would do so by reflection. */
final class StationChangeType extends TypeInformation<StationChange> {
  static final StationChangeType INSTANCE = new StationChangeType();

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
  public Class<StationChange> getTypeClass() {
    return StationChange.class;
  }

  @Override
  public boolean isKeyType() {
    return false;
  }

  @Override
  public TypeSerializer<StationChange> createSerializer(SerializerConfig config) {
    return StationChangeSerializer.INSTANCE;
  }

  @Override
  @Deprecated
  public TypeSerializer<StationChange> createSerializer(ExecutionConfig config) {
    return StationChangeSerializer.INSTANCE;
  }

  @Override
  public String toString() {
    return "StationChange";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StationChangeType;
  }

  @Override
  public int hashCode() {
    return StationChangeType.class.hashCode();
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof StationChangeType;
  }
}
