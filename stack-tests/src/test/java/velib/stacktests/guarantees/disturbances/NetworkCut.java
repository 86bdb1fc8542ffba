package velib.stacktests.guarantees.disturbances;

import velib.stacktests.guarantees.pipeline.Part;
import velib.stacktests.guarantees.pipeline.PipelineUnderTest;

/** Disconnects a part from the network for some seconds. */
final class NetworkCut implements Disturbance {
  private final Part part;
  private final int seconds;

  NetworkCut(Part part, int seconds) {
    this.part = part;
    this.seconds = seconds;
  }

  @Override
  public String name() {
    return "network of " + part + " cut for " + seconds + " s";
  }

  @Override
  public String heading() {
    return part + " cut off";
  }

  @Override
  public void applyTo(PipelineUnderTest pipeline) throws InterruptedException {
    pipeline.containers().disconnect(part);
    try {
      Thread.sleep(seconds * 1000L);
    } finally {
      pipeline.containers().connect(part);
    }
  }
}
