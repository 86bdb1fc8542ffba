package velib.stacktests.guarantees.checks;

import java.util.List;

/** No transaction is left open, no message is unread, every container is healthy. */
final class NothingStuck implements Guarantee {
  @Override
  public String name() {
    return "nothing stuck";
  }

  @Override
  public List<String> breaches(Evidence evidence) {
    return evidence.stuck;
  }
}
