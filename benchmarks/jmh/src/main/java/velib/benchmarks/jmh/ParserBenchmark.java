package velib.benchmarks.jmh;

import java.io.IOException;
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
import velib.benchmarks.peer.StatusParser;
import velib.stationmodel.StationStatus;
import velib.stationmodel.StationStatusReader;
import velib.stationmodel.UnusableStatus;
import velib.stationmodel.scan.StatusScanner;

/** Parses a message's bytes into a status; each call takes the next station's row. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class ParserBenchmark {
  private final byte[][] rows = SampleRows.all();
  private final JacksonStreamingReader jackson = new JacksonStreamingReader();
  private final StationStatusReader tolerant = new StationStatusReader();
  private final StatusScanner scanner = new StatusScanner();
  private final StatusParser peers = new StatusParser();
  private int next;

  /** The scanner of the Spark job, which leaves the fields where the job reads them. */
  @Benchmark
  public StatusScanner statusScanner() {
    byte[] row = row();
    if (!scanner.scan(row, 0, row.length)) {
      throw new IllegalStateException("not scanned: a row that the feed writes");
    }
    return scanner;
  }

  /** The tolerant reader of station-model. */
  @Benchmark
  public StationStatus stationStatusReader() throws UnusableStatus {
    return tolerant.read(row());
  }

  /** The yardstick: Jackson's streaming parser, the needed fields alone, nothing checked. */
  @Benchmark
  public StationStatus jacksonStreaming() throws IOException {
    return jackson.read(row());
  }

  /** The byte scanner of the compared programs. */
  @Benchmark
  public StationStatus scannerOfThePeers() throws UnusableStatus {
    return peers.read(row());
  }

  private byte[] row() {
    next = next + 1 == rows.length ? 0 : next + 1;
    return rows[next];
  }
}
