package velib.sparkconsumer.checkpoint;

/**
 * The input topic no longer holds what the checkpoint goes on from. A person decides what then
 * happens, now or beforehand ({@code ON_DATA_LOSS}).
 */
public final class DataLoss extends Refusal {
  private static final long serialVersionUID = 1;

  private final String whatIsLost;

  /**
   * A loss.
   *
   * @param whatIsLost a sentence on what was found
   */
  public DataLoss(String whatIsLost) {
    super(whatIsLost + " " + BEGIN_AFRESH);
    this.whatIsLost = whatIsLost;
  }

  public String whatIsLost() {
    return whatIsLost;
  }
}
