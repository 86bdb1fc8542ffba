package velib.kafkainit;

/** The pipeline cannot run; the message is for a person and says what to do. */
final class PipelineCannotRun extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PipelineCannotRun(String message, Throwable cause) {
    super(message, cause);
  }
}
