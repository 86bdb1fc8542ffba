package velib.benchmarks.harness.trial;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import velib.benchmarks.harness.broker.ResultsReader;

/** Waits until the last result of every key is the expected one. */
final class FinalResults implements ResultsReader.Listener {
  private static final long LOOK_MS = 100;
  private static final int SHOWN = 3;

  private final Map<String, byte[]> expected;
  private final Map<String, byte[]> last = new TreeMap<>();
  private final Set<String> missing;
  private long doneNanos;
  private long results;

  FinalResults(Map<String, byte[]> expected) {
    this.expected = expected;
    missing = new HashSet<>(expected.keySet());
  }

  @Override
  public synchronized void onResult(String key, byte[] value, long nanos) {
    results++;
    last.put(key, value);
    if (Arrays.equals(value, expected.get(key))) {
      missing.remove(key);
      if (missing.isEmpty() && doneNanos == 0) {
        doneNanos = nanos;
        notifyAll();
      }
    } else {
      missing.add(key);
      doneNanos = 0;
    }
  }

  /**
   * Returns when all are right.
   *
   * @return when that was, in the clock of {@link System#nanoTime()}; 0 where it did not come to it
   */
  synchronized long await(long timeoutMs, BooleanSupplier sideIsAlive) throws InterruptedException {
    long deadline = System.nanoTime() + timeoutMs * 1_000_000;
    while (doneNanos == 0 && System.nanoTime() < deadline && sideIsAlive.getAsBoolean()) {
      wait(LOOK_MS);
    }
    return doneNanos;
  }

  /** Whether they are right as of now. */
  synchronized boolean areRight() {
    return doneNanos != 0;
  }

  /** How many results there were, the superseded ones included. */
  synchronized long results() {
    return results;
  }

  /** Which results are not the expected ones, a few of them with what was found. */
  synchronized String difference() {
    StringBuilder text = new StringBuilder();
    text.append(missing.size()).append(" of ").append(expected.size()).append(" keys are wrong");
    missing.stream()
        .sorted()
        .limit(SHOWN)
        .forEach(
            key ->
                text.append("; ")
                    .append(key)
                    .append(": expected ")
                    .append(shown(expected.get(key)))
                    .append(", found ")
                    .append(shown(last.get(key))));
    return text.toString();
  }

  private static String shown(byte[] value) {
    return value == null ? "nothing" : new String(value, java.nio.charset.StandardCharsets.UTF_8);
  }
}
