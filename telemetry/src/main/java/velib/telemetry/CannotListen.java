package velib.telemetry;

/**
 * Thrown when metrics and health cannot be served; its message is for a person and says what to do.
 * A program that goes on without them would look well to nobody, so it does not start.
 */
public final class CannotListen extends RuntimeException {
  private static final long serialVersionUID = 1;

  CannotListen(String message, Throwable cause) {
    super(message, cause);
  }
}
