package velib.kafka;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Runs a main class for as long as the parent process lives.
 *
 * <p>The parent holds the other end of standard input and never writes to it, so the end of the
 * input means that the parent is gone. A shutdown hook of the parent would not run after a SIGKILL.
 */
final class ParentWatch {
  /** As if by SIGTERM: 128 + 15. */
  private static final int PARENT_GONE = 143;

  private static final long ORDERLY_EXIT_MILLIS = 10_000;

  private ParentWatch() {}

  /** Runs the main class of the first argument with the other arguments. */
  public static void main(String[] arguments) throws Throwable {
    daemon("parent-watch", ParentWatch::exitWithParent).start();
    try {
      Class.forName(arguments[0])
          .getMethod("main", String[].class)
          .invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
    } catch (InvocationTargetException failure) {
      throw failure.getCause();
    }
  }

  private static void exitWithParent() {
    try {
      while (System.in.read() >= 0) {
        // Nothing is ever sent; input is ignored.
      }
    } catch (IOException closed) {
      // This is the end, too.
    }
    daemon("parent-gone", ParentWatch::haltLater).start();
    System.exit(PARENT_GONE);
  }

  private static void haltLater() {
    try {
      Thread.sleep(ORDERLY_EXIT_MILLIS);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(PARENT_GONE);
  }

  private static Thread daemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
