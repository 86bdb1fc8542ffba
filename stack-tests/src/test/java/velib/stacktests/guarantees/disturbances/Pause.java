package velib.stacktests.guarantees.disturbances;

import velib.stacktests.guarantees.pipeline.Part;
import velib.stacktests.guarantees.pipeline.PipelineUnderTest;

/** Stops all processes of a part for some seconds, then continues them. */
final class Pause implements Disturbance {
  private final Part part;
  private final int seconds;

  Pause(Part part, int seconds) {
    this.part = part;
    this.seconds = seconds;
  }

  @Override
  public String name() {
    return "SIGSTOP " + part + " for " + seconds + " s";
  }

  @Override
  public String heading() {
    return part + " stopped";
  }

  @Override
  public void applyTo(PipelineUnderTest pipeline) throws InterruptedException {
    pipeline.containers().signal(part, "STOP");
    try {
      Thread.sleep(seconds * 1000L);
    } finally {
      pipeline.containers().signal(part, "CONT");
    }
  }
}
