package velib.stacktests.guarantees.checks;

import java.util.List;

/** One promise of the pipeline, and how it is held against what came out. */
public interface Guarantee {
  /** The promise in a few words. */
  String name();

  /** Each breach of it in a sentence; empty where the promise was kept. */
  List<String> breaches(Evidence evidence);
}
