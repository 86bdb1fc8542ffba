package velib.stacktests.guarantees.disturbances;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import velib.stacktests.guarantees.pipeline.Part;
import velib.stacktests.guarantees.pipeline.PipelineUnderTest;
import velib.stacktests.guarantees.pipeline.SmallVolume;

/** The volume that a part writes to is full until the part fails, and has room again then. */
final class FullVolume implements Disturbance {
  private static final Duration LONGEST = Duration.ofSeconds(45);

  private final Part part;

  FullVolume(Part part) {
    this.part = part;
  }

  @Override
  public String name() {
    return "volume of " + part + " full";
  }

  @Override
  public String heading() {
    return part + " without disk space";
  }

  @Override
  public void applyTo(PipelineUnderTest pipeline) {
    SmallVolume volume = pipeline.volumes().get(part);
    if (volume == null) {
      return; // without root there is none, which the report says
    }
    int restarts = pipeline.containers().restarts(part);
    volume.fill();
    try {
      Awaitility.await()
          .atMost(LONGEST)
          .until(() -> pipeline.containers().restarts(part) > restarts);
    } catch (ConditionTimeoutException itLivedOn) {
      // That is no fault: what it has to do is to go on when there is room.
    } finally {
      volume.free();
    }
  }
}
