package velib.dashboard;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** All who watch. An event is put into bytes once, however many they are. */
final class Viewers {
  private final Set<Viewer> viewers = ConcurrentHashMap.newKeySet();
  private final LongAdder tooSlow = new LongAdder();

  void add(Viewer viewer) {
    viewers.add(viewer);
  }

  void remove(Viewer viewer) {
    viewers.remove(viewer);
  }

  /** Removes one for whom too much waits. */
  void removeTooSlow(Viewer viewer) {
    tooSlow.increment();
    remove(viewer);
  }

  int count() {
    return viewers.size();
  }

  /** How many were let go since the start. */
  long tooSlow() {
    return tooSlow.sum();
  }

  void send(byte[] event) {
    viewers.forEach(viewer -> viewer.send(event));
  }

  /**
   * One server-sent event.
   *
   * @param id what a viewer who comes back names; null for an event without one
   * @param data one line
   */
  static byte[] event(String name, String id, String data) {
    String idLine = id == null ? "" : "id: " + id + "\n";
    return ("event: " + name + "\n" + idLine + "data: " + data + "\n\n")
        .getBytes(StandardCharsets.UTF_8);
  }
}
