package velib.benchmarks.flink;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import velib.stationmodel.StationStatus;

/** Writes an update field by field. Updates are immutable, so copying returns the same object. */
final class StatusUpdateSerializer extends TypeSerializerSingleton<StatusUpdate> {
  static final StatusUpdateSerializer INSTANCE = new StatusUpdateSerializer();

  private static final long serialVersionUID = 1;

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public StatusUpdate createInstance() {
    return new StatusUpdate("", new StationStatus("", 0, 0, 0, 0, false, 0), 0, 0, 0);
  }

  @Override
  public StatusUpdate copy(StatusUpdate from) {
    return from;
  }

  @Override
  public StatusUpdate copy(StatusUpdate from, StatusUpdate reuse) {
    return from;
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public void serialize(StatusUpdate update, DataOutputView out) throws IOException {
    StationStatus status = update.status;
    out.writeUTF(update.postcode);
    out.writeUTF(status.stationCode());
    out.writeInt(status.bikes());
    out.writeInt(status.mechanicalBikes());
    out.writeInt(status.electricBikes());
    out.writeInt(status.docks());
    out.writeBoolean(status.rentable());
    out.writeLong(status.lastReportedEpochSecond());
    out.writeLong(update.timestampMs);
    out.writeInt(update.partition);
    out.writeLong(update.offset);
  }

  @Override
  public StatusUpdate deserialize(DataInputView in) throws IOException {
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
    return new StatusUpdate(postcode, status, in.readLong(), in.readInt(), in.readLong());
  }

  @Override
  public StatusUpdate deserialize(StatusUpdate reuse, DataInputView in) throws IOException {
    return deserialize(in);
  }

  @Override
  public void copy(DataInputView in, DataOutputView out) throws IOException {
    serialize(deserialize(in), out);
  }

  @Override
  public TypeSerializerSnapshot<StatusUpdate> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in a checkpoint. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<StatusUpdate> {
    /** For Flink, which creates it by reflection. */
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
