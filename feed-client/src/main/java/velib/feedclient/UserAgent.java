package velib.feedclient;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The User-Agent that the feed's operator sees. */
public final class UserAgent {
  private UserAgent() {}

  /** The program, its version and, unless it is empty, the contact. */
  public static String of(String contact) {
    Properties build = new Properties();
    try (InputStream file = UserAgent.class.getResourceAsStream("build.properties")) {
      build.load(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    String program = "velib-pipeline/" + build.getProperty("version");
    return contact.isEmpty() ? program : program + " (" + contact + ")";
  }
}
