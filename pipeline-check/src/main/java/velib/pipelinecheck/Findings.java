package velib.pipelinecheck;

import java.io.PrintStream;
import java.util.Locale;
import velib.settings.PrintableText;

/**
 * Prints what was seen, one line each, in the form of scripts/doctor.sh: {@code ok}, {@code note}
 * or {@code WRONG}, what was looked at, a sentence; for what is wrong also what to do.
 */
final class Findings {
  private final PrintStream out;
  private int faults;

  Findings(PrintStream out) {
    this.out = out;
  }

  /** Something is as it should be. */
  void fine(String what, String sentence) {
    print("ok", what, sentence);
  }

  /** Something could not be looked at, or is no fault. */
  void note(String what, String sentence) {
    print("note", what, sentence);
  }

  /** Something is wrong. */
  void fault(String what, String sentence, String whatToDo) {
    faults++;
    print("WRONG", what, sentence);
    out.println(PrintableText.line(String.format(Locale.ROOT, "       %-12s -> %s", "", whatToDo)));
  }

  /** Whether anything was wrong. */
  boolean hasFaults() {
    return faults > 0;
  }

  private void print(String verdict, String what, String sentence) {
    out.println(
        PrintableText.line(String.format(Locale.ROOT, "%-6s %-12s %s", verdict, what, sentence)));
  }
}
