package velib.sparkconsumer.checkpoint;

/**
 * Thrown when the input topic no longer holds what the checkpoint resumes from. A person decides
 * what happens then, now or in advance ({@code ON_DATA_LOSS}).
 */
public final class DataLoss extends Refusal {
  private static final long serialVersionUID = 1;

  private final String whatIsLost;

  public DataLoss(String whatIsLost) {
    super(whatIsLost + " " + START_OVER);
    this.whatIsLost = whatIsLost;
  }

  /** A sentence on what is lost and how that shows. */
  public String whatIsLost() {
    return whatIsLost;
  }
}
