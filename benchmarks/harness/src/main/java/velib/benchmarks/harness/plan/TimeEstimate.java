package velib.benchmarks.harness.plan;

import java.util.List;
import java.util.Locale;
import velib.benchmarks.harness.result.ResultStore;

/** A rough estimate of how long a run will take, printed before it starts. */
public final class TimeEstimate {
  private static final int AROUND_A_TRIAL_SECONDS = 6;

  private TimeEstimate() {}

  /** Returns one line for each part, with the trials that are left to run, and the total. */
  public static String of(List<BenchPart> plan, ResultStore store) {
    StringBuilder text = new StringBuilder("Trials to run, with a rough estimate of their time:\n");
    double all = 0;
    for (BenchPart part : plan) {
      int left = 0;
      double seconds = 0;
      for (String side : part.sides) {
        for (int trial = 1; trial <= part.trials; trial++) {
          if (!store.isDone(part.name(), side, trial)) {
            left++;
            seconds += seconds(part, side);
          }
        }
      }
      all += seconds;
      text.append(
          String.format(
              Locale.ROOT, "  %-40s %3d trials %5.0f min%n", part.name(), left, seconds / 60));
    }
    return text.append(String.format(Locale.ROOT, "  %-40s %16.0f min%n", "total", all / 60))
        .toString();
  }

  private static double seconds(BenchPart part, String side) {
    double start = side.equals("raw") || side.equals("no-engine") ? 1 : 8;
    switch (part.measure) {
      case DRAIN:
        return AROUND_A_TRIAL_SECONDS + start + part.messages / messagesPerSecond(side);
      case START:
        return AROUND_A_TRIAL_SECONDS + start;
      default:
        return AROUND_A_TRIAL_SECONDS
            + start
            + BenchPart.SETTLE_SECONDS
            + part.warmUpSnapshots
            + part.snapshots
            + part.idleSeconds;
    }
  }

  private static double messagesPerSecond(String side) {
    if (side.equals("raw") || side.equals("no-engine")) {
      return 1_000_000;
    }
    if (side.equals("ours")) {
      return 400_000;
    }
    return side.startsWith("streams") || side.startsWith("flink") ? 200_000 : 80_000;
  }
}
