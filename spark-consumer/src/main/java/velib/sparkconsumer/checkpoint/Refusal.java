package velib.sparkconsumer.checkpoint;

/**
 * Thrown when the job must not continue until a person has acted. The message says what happened,
 * what was seen and what to do.
 */
public class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** What to do if nothing else helps, as a sentence. */
  public static final String START_OVER =
      "To start over with everything on the topic: make reset-checkpoint (without Docker: stop the"
          + " consumer, delete the checkpoint's folder, start the consumer again).";

  public Refusal(String message) {
    super(message);
  }
}
