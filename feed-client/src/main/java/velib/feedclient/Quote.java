package velib.feedclient;

/** A piece of somebody else's text, made fit for one log line. */
public final class Quote {
  private static final int LONGEST = 60;

  private Quote() {}

  /** The text's beginning, on one line, without control characters. */
  public static String of(String text) {
    int end = Math.min(text.length(), LONGEST + 1);
    String line = text.substring(0, end).replaceAll("[\\p{Cntrl}\\s]+", " ").trim();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
