package velib.benchmarks.harness.result;

import java.util.Collections;
import java.util.List;

/** Sample results for tests. */
public final class SampleTrials {
  private SampleTrials() {}

  /** Returns a trial that took this long and had read half of the bytes after half of the time. */
  public static TrialResult drain(String side, int trial, double wallMs) {
    TrialResult result = new TrialResult();
    result.measure = "drain";
    result.side = side;
    result.trial = trial;
    result.right = true;
    result.messages = 5_000_000;
    result.partitions = 4;
    result.stations = 1_500;
    result.firstReadMs = 1_000;
    result.halfReadMs = wallMs / 2;
    result.allReadMs = wallMs - 100;
    result.wallMs = wallMs;
    result.cpuSeconds = 20;
    result.peakMebibytes = 700;
    result.stackMebibytes = 1_200;
    return result;
  }

  public static TrialResult latency(String side, int trial, Double... latenciesMs) {
    TrialResult result = drain(side, trial, 5_000);
    result.measure = "latency";
    result.warmUpLatenciesMs.addAll(Collections.nCopies(30, 300.0));
    result.warmUpLatenciesMs.addAll(Collections.nCopies(90, 90.0));
    result.latenciesMs.addAll(List.of(latenciesMs));
    result.busyCores = 0.25;
    result.idleCores = 0.01;
    return result;
  }
}
