package velib.demo;

import java.util.Locale;

/** Says what is ready, and how long after the start. */
final class Progress {
  private final Screen screen;
  private final long beginNanos = System.nanoTime();

  Progress(Screen screen) {
    this.screen = screen;
  }

  /** Says that a part is ready; called from several threads. */
  synchronized void done(String part, String what) {
    screen.say(String.format(Locale.ROOT, "%5.1f s  %-8s %s", seconds(), part, what));
  }

  private double seconds() {
    return (System.nanoTime() - beginNanos) / 1e9;
  }
}
