package velib.feedclient;

/** Makes a piece of foreign text fit for one log line. */
public final class Quote {
  private static final int LONGEST = 60;

  private Quote() {}

  /** The beginning of the text, on one line and without control characters. */
  public static String of(String text) {
    int end = Math.min(text.length(), LONGEST + 1);
    String line = text.substring(0, end).replaceAll("[\\p{Cntrl}\\s]+", " ").trim();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
