package velib.settings;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** The innermost cause of a failure, as the log lines of all programs give it. */
public final class RootCause {
  private RootCause() {}

  /**
   * Returns the innermost cause's class and message in one line, such as {@code ConnectException:
   * Connection refused}; the class alone if there is no message. Of a message of several lines only
   * the first is given, as a {@linkplain PrintableText#line printable} one.
   */
  public static String inOneLine(Throwable failure) {
    Throwable root = of(failure);
    String name = root.getClass().getSimpleName();
    String message = root.getMessage();
    return message == null ? name : name + ": " + PrintableText.line(message.split("\\R", 2)[0]);
  }

  /** Returns the innermost cause, or the failure itself if nothing caused it. */
  public static Throwable of(Throwable failure) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Throwable root = failure;
    while (root.getCause() != null && seen.add(root)) {
      root = root.getCause();
    }
    return root;
  }
}
