package velib.stacktests.guarantees.disturbances;

import java.util.List;
import velib.stacktests.guarantees.pipeline.PipelineUnderTest;

/** Something that goes wrong in the running pipeline, and ends. */
public interface Disturbance {
  /** One line of the plan, such as {@code SIGKILL kafka}. */
  String name();

  /** What the report lists its recovery time under. */
  String heading();

  /** Lets it happen; returns as soon as nothing holds the pipeline back any more. */
  void applyTo(PipelineUnderTest pipeline) throws InterruptedException;

  /** The kills that it consists of. */
  default List<DelayedSignal> signals() {
    return List.of();
  }
}
