package velib.sparkconsumer.totals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import velib.stationmodel.Position;
import velib.stationmodel.StationEntry;
import velib.stationmodel.StationStatus;
import velib.stationmodel.TopicClock;

/**
 * Encodes and decodes the state of a postcode of 25 stations, which happens for each postcode in
 * each batch. It is in this package because the state is package-private.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class StateBenchmark {
  private static final int STATIONS = 25;

  private final PostcodeState state = state();
  private final byte[] bytes = Binary.write(state::write);

  /** Encodes the state. */
  @Benchmark
  public byte[] write() {
    return Binary.write(state::write);
  }

  /** Decodes the state. */
  @Benchmark
  public Object read() {
    return Binary.read(bytes, PostcodeState::read);
  }

  private static PostcodeState state() {
    PostcodeState state = new PostcodeState();
    TopicClock clock = new TopicClock(Duration.ofHours(1));
    List<StationEntry> entries = new ArrayList<>();
    for (int station = 0; station < STATIONS; station++) {
      entries.add(
          StationEntry.reported(
              StationEntry.VELIB_FEED,
              new Position(1_760_776_294_000L + station, 0, 1_000L + station),
              new StationStatus(
                  String.valueOf(16_101 + station),
                  station,
                  station,
                  0,
                  30,
                  true,
                  1_760_776_294L)));
    }
    state.take(entries, clock, new MessageTally());
    state.publish("75016", clock);
    return state;
  }
}
