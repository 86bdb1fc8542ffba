package velib.kafka;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Stops the child processes, last started first, when this process ends. */
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
