package velib.dashboard.live;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** All connected viewers. An event is encoded once for all of them. Thread-safe. */
public final class Viewers {
  private final Set<Viewer> viewers = ConcurrentHashMap.newKeySet();
  private final LongAdder tooSlow = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final int most;

  /** No viewers yet, and never more than this many. */
  Viewers(int most) {
    this.most = most;
  }

  /** Adds a viewer if there is room; must not be called by two threads at once. */
  boolean add(Viewer viewer) {
    if (viewers.size() >= most) {
      refused.increment();
      return false;
    }
    return viewers.add(viewer);
  }

  /** Removes a viewer who has left. */
  public void remove(Viewer viewer) {
    viewers.remove(viewer);
  }

  /** Removes a viewer who reads too slowly, and counts it. */
  public void removeTooSlow(Viewer viewer) {
    tooSlow.increment();
    remove(viewer);
  }

  /** How many viewers watch now. */
  public int count() {
    return viewers.size();
  }

  /** How many viewers were removed as too slow since the start. */
  public long tooSlow() {
    return tooSlow.sum();
  }

  /** How many viewers were refused since the start because there were too many. */
  public long refused() {
    return refused.sum();
  }

  void send(byte[] event) {
    viewers.forEach(viewer -> viewer.send(event));
  }

  /**
   * Encodes one server-sent event.
   *
   * @param id sent back by a viewer who reconnects; null for an event without one
   * @param data one line
   */
  static byte[] event(String name, String id, String data) {
    String idLine = id == null ? "" : "id: " + id + "\n";
    return ("event: " + name + "\n" + idLine + "data: " + data + "\n\n")
        .getBytes(StandardCharsets.UTF_8);
  }
}
