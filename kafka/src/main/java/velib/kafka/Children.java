package velib.kafka;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The child processes of this process, stopped in the reverse order of their start at its end. */
final class Children {
  private static final Deque<ChildProcess> LATEST_FIRST = new ArrayDeque<>();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(Children::stopAll, "stop-children"));
  }

  private Children() {}

  static synchronized ChildProcess register(ChildProcess child) {
    LATEST_FIRST.removeIf(earlier -> !earlier.isAlive());
    LATEST_FIRST.addFirst(child);
    return child;
  }

  private static synchronized List<ChildProcess> latestFirst() {
    return new ArrayList<>(LATEST_FIRST);
  }

  private static void stopAll() {
    latestFirst().forEach(ChildProcess::close);
  }
}
