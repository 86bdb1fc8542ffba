package velib.benchmarks.flink;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import velib.stationmodel.PostcodeTotals;
import velib.stationmodel.PostcodeTotalsJson;
import velib.stationmodel.StationStatus;

/**
 * Keeps the latest update of each station of a postcode, and emits the totals at every update or
 * some time after the first one.
 */
final class TotalsByPostcode
    extends KeyedProcessFunction<String, StatusUpdate, Tuple2<byte[], byte[]>> {
  /** Key and value of a result message. */
  static final TypeInformation<Tuple2<byte[], byte[]>> RESULT =
      Types.TUPLE(Types.PRIMITIVE_ARRAY(Types.BYTE), Types.PRIMITIVE_ARRAY(Types.BYTE));

  private static final long serialVersionUID = 1;

  private final int emitMs;
  private transient MapState<String, StatusUpdate> stations;
  private transient ValueState<Boolean> waiting;

  TotalsByPostcode(int emitMs) {
    this.emitMs = emitMs;
  }

  @Override
  public void open(OpenContext context) {
    stations =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>("stations", Types.STRING, StatusUpdateType.INSTANCE));
    waiting = getRuntimeContext().getState(new ValueStateDescriptor<>("waiting", Types.BOOLEAN));
  }

  @Override
  public void processElement(
      StatusUpdate update, Context context, Collector<Tuple2<byte[], byte[]>> results)
      throws Exception {
    StatusUpdate known = stations.get(update.status.stationCode());
    if (known != null && !update.isAfter(known)) {
      return;
    }
    stations.put(update.status.stationCode(), update);
    if (emitMs == 0) {
      results.collect(result(context.getCurrentKey()));
    } else if (waiting.value() == null) {
      waiting.update(true);
      context
          .timerService()
          .registerProcessingTimeTimer(context.timerService().currentProcessingTime() + emitMs);
    }
  }

  @Override
  public void onTimer(
      long timestamp, OnTimerContext context, Collector<Tuple2<byte[], byte[]>> results)
      throws Exception {
    waiting.clear();
    results.collect(result(context.getCurrentKey()));
  }

  private Tuple2<byte[], byte[]> result(String postcode) throws Exception {
    List<StationStatus> statuses = new ArrayList<>();
    for (StatusUpdate update : stations.values()) {
      statuses.add(update.status);
    }
    return Tuple2.of(
        postcode.getBytes(UTF_8), PostcodeTotalsJson.write(PostcodeTotals.of(postcode, statuses)));
  }
}
