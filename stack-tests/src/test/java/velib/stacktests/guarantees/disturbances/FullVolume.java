package velib.stacktests.guarantees.disturbances;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import velib.stacktests.guarantees.pipeline.Part;
import velib.stacktests.guarantees.pipeline.PipelineUnderTest;
import velib.stacktests.guarantees.pipeline.SmallVolume;

/** Fills the volume that a part writes to until the part fails, then frees it. */
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
      return; // small volumes need root; the report says that this was not tried
    }
    int restarts = pipeline.containers().restarts(part);
    volume.fill();
    try {
      Awaitility.await()
          .atMost(LONGEST)
          .until(() -> pipeline.containers().restarts(part) > restarts);
    } catch (ConditionTimeoutException itLivedOn) {
      // Surviving is no fault. It only has to continue once there is room.
    } finally {
      volume.free();
    }
  }
}
