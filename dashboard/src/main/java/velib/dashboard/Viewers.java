package velib.dashboard;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** All who watch. An event is put into bytes once, however many they are. */
final class Viewers {
  private final Set<Viewer> viewers = ConcurrentHashMap.newKeySet();

  void add(Viewer viewer) {
    viewers.add(viewer);
  }

  void remove(Viewer viewer) {
    viewers.remove(viewer);
  }

  int count() {
    return viewers.size();
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
