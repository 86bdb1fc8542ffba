package velib.sparkconsumer.checkpoint;

/**
 * Thrown when the job must not go on until a person has acted; its message says what happened, what
 * was seen and what to do.
 */
public class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  static final String BEGIN_AFRESH =
      "To begin afresh with all that is on the topic: make reset-checkpoint (without Docker: stop"
          + " the consumer, delete that folder, start it again).";

  public Refusal(String message) {
    super(message);
  }
}
