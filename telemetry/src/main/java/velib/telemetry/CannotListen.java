package velib.telemetry;

/**
 * Thrown when metrics and health cannot be served; the message is for a person and says what to do.
 * The program does not start then, because without them it would look dead to whoever watches it.
 */
public final class CannotListen extends RuntimeException {
  private static final long serialVersionUID = 1;

  CannotListen(String message, Throwable cause) {
    super(message, cause);
  }
}
