package velib.feedclient;

/** Makes a piece of foreign text fit for one log line. */
public final class Quote {
  private static final int LONGEST = 60;

  private Quote() {}

  /** The beginning of the text, on one line and without control characters. */
  public static String of(String text) {
    return of(text, LONGEST);
  }

  /** The same with at most this many characters. */
  static String of(String text, int longest) {
    int end = Math.min(text.length(), longest + 1);
    String line = text.substring(0, end).replaceAll("[\\p{Cntrl}\\s]+", " ").trim();
    return line.length() <= longest ? line : line.substring(0, longest) + "…";
  }
}
