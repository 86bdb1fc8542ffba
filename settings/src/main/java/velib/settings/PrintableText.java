package velib.settings;

import java.util.function.IntPredicate;

/**
 * Texts from outside as they may be printed or logged. Characters that steer a terminal, begin
 * another line or change the direction of writing become U+FFFD.
 */
public final class PrintableText {
  private static final char REPLACEMENT = '\uFFFD';

  private PrintableText() {}

  /**
   * The text as one line: each control, format, line separator or lone surrogate character becomes
   * U+FFFD. Tabs stay.
   */
  public static String line(String text) {
    return replaced(text, point -> point == '\t');
  }

  /**
   * The text as in {@link #line}, but with its line feeds, for what has several lines on purpose.
   */
  public static String lines(String text) {
    return replaced(text.replace("\r\n", "\n"), point -> point == '\t' || point == '\n');
  }

  private static String replaced(String text, IntPredicate stays) {
    if (text.codePoints().allMatch(point -> stays.test(point) || isShown(point))) {
      return text;
    }
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints()
        .map(point -> stays.test(point) || isShown(point) ? point : REPLACEMENT)
        .forEach(shown::appendCodePoint);
    return shown.toString();
  }

  private static boolean isShown(int point) {
    switch (Character.getType(point)) {
      case Character.CONTROL:
      case Character.FORMAT: // changes the direction of writing, for one
      case Character.LINE_SEPARATOR:
      case Character.PARAGRAPH_SEPARATOR:
      case Character.SURROGATE:
        return false;
      default:
        return true;
    }
  }
}
