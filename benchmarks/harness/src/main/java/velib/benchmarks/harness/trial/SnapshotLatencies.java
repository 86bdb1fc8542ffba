package velib.benchmarks.harness.trial;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import velib.benchmarks.harness.broker.ResultsReader;

/**
 * Measures the latency of each snapshot: from the send of its first message until a reader of
 * committed messages has, for every key, its result or that of a later snapshot. Thread-safe.
 */
final class SnapshotLatencies implements ResultsReader.Listener {
  private final Deque<Snapshot> open = new ArrayDeque<>(); // the newest first
  private final Map<String, byte[]> last = new HashMap<>();
  private final Map<Integer, Double> latenciesMs = new TreeMap<>();

  /** Registers a snapshot. Must be called before its first message is sent. */
  synchronized void sending(int number, Map<String, byte[]> expected, long nanos) {
    Snapshot snapshot = new Snapshot(number, expected, nanos);
    snapshot.missing.removeIf(key -> Arrays.equals(expected.get(key), last.get(key)));
    open.addFirst(snapshot);
  }

  @Override
  public synchronized void onResult(String key, byte[] value, long nanos) {
    last.put(key, value);
    boolean reached = false;
    for (Iterator<Snapshot> snapshots = open.iterator(); snapshots.hasNext(); ) {
      Snapshot snapshot = snapshots.next();
      reached |= Arrays.equals(value, snapshot.expected.get(key));
      if (reached && snapshot.missing.remove(key) && snapshot.missing.isEmpty()) {
        latenciesMs.put(snapshot.number, (nanos - snapshot.sentNanos) / 1e6);
        snapshots.remove();
      }
    }
    notifyAll();
  }

  /** Waits until all snapshots have their results; returns false if the time was not enough. */
  synchronized boolean await(long timeoutMs) throws InterruptedException {
    long deadline = System.nanoTime() + timeoutMs * 1_000_000;
    while (!open.isEmpty() && System.nanoTime() < deadline) {
      wait(100);
    }
    return open.isEmpty();
  }

  /** Returns the latency of each snapshot that has all its results, by its number. */
  synchronized Map<Integer, Double> latenciesMs() {
    return new TreeMap<>(latenciesMs);
  }

  private static final class Snapshot {
    private final int number;
    private final Map<String, byte[]> expected;
    private final long sentNanos;
    private final Set<String> missing;

    Snapshot(int number, Map<String, byte[]> expected, long sentNanos) {
      this.number = number;
      this.expected = expected;
      this.sentNanos = sentNanos;
      missing = new HashSet<>(expected.keySet());
    }
  }
}
