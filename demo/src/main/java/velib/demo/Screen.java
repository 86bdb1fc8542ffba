package velib.demo;

import java.util.Collection;
import java.util.List;

/** Where the demo speaks to the person in front of it. */
interface Screen {
  /** Says something that stays; several lines are separated by line ends. */
  void say(String text);

  /**
   * Shows the results.
   *
   * @param all the last result of each postcode, in the order in which they are shown
   * @param news those of them that came since the last call
   * @param footer what else is worth knowing now
   */
  void show(Collection<Result> all, List<Result> news, String footer);

  /** Leaves what is shown where it is; what is said from here on comes below. */
  void rest();
}
