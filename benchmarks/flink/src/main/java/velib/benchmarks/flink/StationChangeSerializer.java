package velib.benchmarks.flink;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import velib.stationmodel.StationStatus;

/** Writes a change field by field; what never changes after it was made need not be copied. */
final class StationChangeSerializer extends TypeSerializerSingleton<StationChange> {
  static final StationChangeSerializer INSTANCE = new StationChangeSerializer();

  private static final long serialVersionUID = 1;

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public StationChange createInstance() {
    return new StationChange("", new StationStatus("", 0, 0, 0, 0, false, 0), 0, 0, 0);
  }

  @Override
  public StationChange copy(StationChange from) {
    return from;
  }

  @Override
  public StationChange copy(StationChange from, StationChange reuse) {
    return from;
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public void serialize(StationChange change, DataOutputView out) throws IOException {
    StationStatus status = change.status;
    out.writeUTF(change.postcode);
    out.writeUTF(status.stationCode());
    out.writeInt(status.bikes());
    out.writeInt(status.mechanicalBikes());
    out.writeInt(status.electricBikes());
    out.writeInt(status.docks());
    out.writeBoolean(status.rentable());
    out.writeLong(status.lastReportedEpochSecond());
    out.writeLong(change.timestampMs);
    out.writeInt(change.partition);
    out.writeLong(change.offset);
  }

  @Override
  public StationChange deserialize(DataInputView in) throws IOException {
    String postcode = in.readUTF();
    StationStatus status =
        new StationStatus(
            in.readUTF(),
            in.readInt(),
            in.readInt(),
            in.readInt(),
            in.readInt(),
            in.readBoolean(),
            in.readLong());
    return new StationChange(postcode, status, in.readLong(), in.readInt(), in.readLong());
  }

  @Override
  public StationChange deserialize(StationChange reuse, DataInputView in) throws IOException {
    return deserialize(in);
  }

  @Override
  public void copy(DataInputView in, DataOutputView out) throws IOException {
    serialize(deserialize(in), out);
  }

  @Override
  public TypeSerializerSnapshot<StationChange> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in a checkpoint. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<StationChange> {
    /** For Flink, which makes it by its class. */
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
