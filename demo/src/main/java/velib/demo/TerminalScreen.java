package velib.demo;

import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import velib.settings.PrintableText;

/** A table that is redrawn in place, below the text printed before. */
final class TerminalScreen implements Screen {
  private static final String TO_LINE_END = "\u001B[K";
  private static final String TO_SCREEN_END = "\u001B[J";
  private static final long BETWEEN_SIZES_NANOS = 1_000_000_000L;

  private final PrintStream out;
  private final Style style;
  private final Supplier<TerminalSize> sizes;
  private TerminalSize size;
  private long sizeAtNanos;
  private int drawnLines;

  /** A screen that asks for the terminal's size at every drawing, as people change it. */
  TerminalScreen(PrintStream out, Style style, Supplier<TerminalSize> sizes) {
    this.out = out;
    this.style = style;
    this.sizes = sizes;
  }

  @Override
  public void say(String text) {
    out.print(
        backToFirstLine() + TO_SCREEN_END + PrintableText.lines(text) + System.lineSeparator());
    out.flush();
    drawnLines = 0;
  }

  @Override
  public void show(Collection<Result> all, List<Result> news, String footer) {
    measure();
    // The last line stays free: the cursor waits there, and writing into it would scroll.
    List<String> lines =
        new ResultsTable(style, size.columns(), size.lines() - 1)
            .lines(all, footer, System.currentTimeMillis());
    StringBuilder frame = new StringBuilder(backToFirstLine());
    lines.forEach(line -> frame.append(line).append(TO_LINE_END).append(System.lineSeparator()));
    out.print(frame.append(TO_SCREEN_END));
    out.flush();
    drawnLines = lines.size();
  }

  @Override
  public void rest() {
    drawnLines = 0;
  }

  private String backToFirstLine() {
    return drawnLines == 0 ? "" : "\u001B[" + drawnLines + "F";
  }

  private void measure() {
    if (size != null && System.nanoTime() - sizeAtNanos < BETWEEN_SIZES_NANOS) {
      return;
    }
    TerminalSize before = size;
    size = sizes.get();
    sizeAtNanos = System.nanoTime();
    boolean resized =
        before != null && (before.lines() != size.lines() || before.columns() != size.columns());
    if (resized && drawnLines > 0) {
      // The terminal has wrapped or moved the old table, so its beginning is unknown.
      out.print("\u001B[H\u001B[2J");
      drawnLines = 0;
    }
  }
}
