package velib.pipelinecheck;

/** Texts from outside as they may be shown on a terminal. */
final class Printable {
  private static final char REPLACEMENT = '\uFFFD';

  private Printable() {}

  /**
   * The text without characters that steer a terminal: each control, format or lone surrogate
   * character becomes U+FFFD. Tabs stay.
   */
  static String text(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints().forEach(point -> shown.appendCodePoint(isShown(point) ? point : REPLACEMENT));
    return shown.toString();
  }

  private static boolean isShown(int point) {
    switch (Character.getType(point)) {
      case Character.CONTROL:
        return point == '\t';
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
