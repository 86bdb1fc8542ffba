package velib.sparkconsumer;

import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/** How much is fuzzed, and from which seed: the properties that make fuzz sets. */
public final class Fuzzing {
  public static final int MESSAGES = Integer.getInteger("velib.fuzz.messages", 30_000);
  public static final long SEED = Long.getLong("velib.fuzz.seed", 20_260_210L);

  private static final long LARGE_STACK_BYTES = 512L << 20;

  private Fuzzing() {}

  /** Tells a person how to have the same messages again. */
  public static void announce() {
    say("the same messages again: make fuzz MESSAGES=%d SEED=%d", MESSAGES, SEED);
  }

  static void say(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }

  /** Calls it on a thread that deep recursion does not hurt. */
  public static <T> T onLargeStack(Callable<T> work) throws Exception {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(null, task, "large-stack", LARGE_STACK_BYTES);
    thread.start();
    return task.get();
  }
}
