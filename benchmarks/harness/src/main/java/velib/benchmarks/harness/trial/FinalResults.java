package velib.benchmarks.harness.trial;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import velib.benchmarks.harness.broker.ResultsReader;

/** Waits until the last result of every key is the expected one. Thread-safe. */
final class FinalResults implements ResultsReader.Listener {
  private static final long LOOK_MS = 100;
  private static final int SHOWN = 3;

  private final Map<String, byte[]> expected;
  private final Map<String, byte[]> last = new TreeMap<>();
  private final Set<String> missing;
  private long firstNanos;
  private long doneNanos;
  private long results;

  FinalResults(Map<String, byte[]> expected) {
    this.expected = expected;
    missing = new HashSet<>(expected.keySet());
  }

  @Override
  public synchronized void onResult(String key, byte[] value, long nanos) {
    if (results++ == 0) {
      firstNanos = nanos;
    }
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
   * Waits until all results are right, the side ends or the time is over.
   *
   * @return the {@link System#nanoTime()} at which they became right; 0 if they did not
   */
  synchronized long await(long timeoutMs, BooleanSupplier sideIsAlive) throws InterruptedException {
    long deadline = System.nanoTime() + timeoutMs * 1_000_000;
    while (doneNanos == 0 && System.nanoTime() < deadline && sideIsAlive.getAsBoolean()) {
      wait(LOOK_MS);
    }
    return doneNanos;
  }

  /** Returns the {@link System#nanoTime()} at which the first result was read; 0 if none was. */
  synchronized long firstNanos() {
    return firstNanos;
  }

  /** Returns whether all results are right at the moment. */
  synchronized boolean areRight() {
    return doneNanos != 0;
  }

  /** Returns how many results were published, including those that were replaced later. */
  synchronized long results() {
    return results;
  }

  /** Describes which results are not the expected ones, a few of them with what was found. */
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
