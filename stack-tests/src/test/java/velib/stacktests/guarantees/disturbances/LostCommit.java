package velib.stacktests.guarantees.disturbances;

import velib.stacktests.Docker;
import velib.stacktests.guarantees.pipeline.Part;
import velib.stacktests.guarantees.pipeline.PipelineUnderTest;

/**
 * Deletes the last commit file of the checkpoint while the consumer is down. This is the state
 * after a crash between the results' transaction and Spark's commit file, so Spark reruns the
 * batch.
 */
public final class LostCommit implements Disturbance {
  /** Also deletes the offsets of a batch that was planned after the last one and never run. */
  private static final String DELETE =
      "last=$(ls commits | grep -E '^[0-9]+$' | sort -n | tail -n 1)"
          + " && rm -f commits/$last commits/.$last.crc offsets/$((last + 1)) offsets/.$((last + 1)).crc"
          + " && echo $last";

  @Override
  public String name() {
    return "last commit file of the checkpoint deleted";
  }

  @Override
  public String heading() {
    return "lost commit file";
  }

  @Override
  public void applyTo(PipelineUnderTest pipeline) {
    pipeline.stack().compose("stop", Part.SPARK_CONSUMER.service).succeed(Docker.A_MINUTE);
    try {
      String deleted = pipeline.inCheckpoint(DELETE).trim();
      if (deleted.isEmpty()) {
        throw new AssertionError("the checkpoint had no commit file to delete");
      }
    } finally {
      pipeline.stack().compose("start", Part.SPARK_CONSUMER.service).succeed(Docker.A_MINUTE);
    }
  }
}
