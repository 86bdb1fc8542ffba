package velib.stacktests.guarantees.disturbances;

import java.util.List;
import velib.stacktests.guarantees.pipeline.PipelineUnderTest;

/** Something that goes wrong in the running pipeline for a while. */
public interface Disturbance {
  /** Its line in the plan, such as {@code SIGKILL kafka}. */
  String name();

  /** The heading in the report under which its recovery time is listed. */
  String heading();

  /** Applies it; returns as soon as the pipeline can recover. */
  void applyTo(PipelineUnderTest pipeline) throws InterruptedException;

  /** The signals that it sends to kill parts; empty if it kills none. */
  default List<DelayedSignal> signals() {
    return List.of();
  }
}
