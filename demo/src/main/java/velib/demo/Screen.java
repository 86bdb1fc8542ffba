package velib.demo;

import java.util.Collection;
import java.util.List;

/** The output of the demo for the person who runs it. */
interface Screen {
  /** Prints text that stays; several lines are separated by line ends. */
  void say(String text);

  /**
   * Shows the results.
   *
   * @param all the last result of each postcode, in the order in which they are shown
   * @param news those of them that came since the last call
   * @param footer other things worth knowing
   */
  void show(Collection<Result> all, List<Result> news, String footer);

  /** Leaves the table where it is; later output comes below it. */
  void rest();
}
