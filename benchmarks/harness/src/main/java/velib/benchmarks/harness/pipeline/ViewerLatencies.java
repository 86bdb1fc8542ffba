package velib.benchmarks.harness.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import velib.benchmarks.harness.result.ViewersResult;

/**
 * Measures when each viewer has each update, and counts the updates that a viewer missed.
 * Thread-safe.
 */
final class ViewerLatencies implements SimulatedViewers.Listener {
  private final int viewers;
  private final int updates;
  private final Map<Long, Integer> updateByTotal = new HashMap<>();
  private final long[] sentNanos;
  private final long[] lastNanos;
  private final int[] viewersWhoHave;
  private final int[] latestOfViewer;
  private final List<Double> latenciesMs = new ArrayList<>();
  private int arrivals;
  private int outOfOrder;

  /** Updates are numbered from 1; 0 is what was published before the viewers came. */
  ViewerLatencies(int viewers, int updates) {
    this.viewers = viewers;
    this.updates = updates;
    sentNanos = new long[updates + 1];
    lastNanos = new long[updates + 1];
    viewersWhoHave = new int[updates + 1];
    latestOfViewer = new int[viewers];
  }

  /**
   * Registers an update. Must be called before its first message is sent; updates after the last
   * are not measured.
   */
  synchronized void sending(int update, long totalBikes, long nanos) {
    if (update <= updates) {
      updateByTotal.put(totalBikes, update);
      sentNanos[update] = nanos;
    }
  }

  @Override
  public synchronized void onTotal(int viewer, long totalBikes, long nanos) {
    // A total between two updates comes from an update that the server read in two parts.
    Integer update = updateByTotal.get(totalBikes);
    if (update == null || update == latestOfViewer[viewer]) {
      return;
    }
    if (update != latestOfViewer[viewer] + 1) {
      outOfOrder++;
    }
    latestOfViewer[viewer] = update;
    viewersWhoHave[update]++;
    arrivals++;
    lastNanos[update] = Math.max(lastNanos[update], nanos);
    latenciesMs.add((nanos - sentNanos[update]) / 1e6);
    notifyAll();
  }

  /** Waits until every viewer has had every update, or until the time is over. */
  synchronized void await(long timeoutMs) throws InterruptedException {
    long deadline = System.nanoTime() + timeoutMs * 1_000_000;
    while (arrivals < viewers * updates && System.nanoTime() < deadline) {
      wait(100);
    }
  }

  /** Puts the figures into a result. */
  synchronized void fill(ViewersResult result) {
    result.arrivals = arrivals;
    result.outOfOrder = outOfOrder;
    result.eachMs.addAll(latenciesMs);
    for (int update = 1; update <= updates; update++) {
      if (viewersWhoHave[update] == viewers) {
        result.lastMs.add((lastNanos[update] - sentNanos[update]) / 1e6);
      }
    }
  }
}
