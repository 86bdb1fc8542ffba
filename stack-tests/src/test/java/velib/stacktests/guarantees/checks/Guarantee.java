package velib.stacktests.guarantees.checks;

import java.util.List;

/** One promise of the pipeline, and the check of a run's evidence against it. */
public interface Guarantee {
  /** The promise in a few words. */
  String name();

  /** One sentence for each breach; empty if the promise was kept. */
  List<String> breaches(Evidence evidence);
}
