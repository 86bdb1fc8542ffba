package velib.stacktests.guarantees.disturbances;

import java.time.Duration;
import org.awaitility.Awaitility;
import velib.stacktests.guarantees.pipeline.Part;
import velib.stacktests.guarantees.pipeline.PipelineUnderTest;
import velib.stacktests.guarantees.pipeline.SecondConsumer;

/** Starts a second consumer on the same checkpoint, as if by mistake: it must refuse to work. */
final class SecondConsumerOnSameCheckpoint implements Disturbance {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String SENTENCE = "uses the checkpoint in";

  @Override
  public String name() {
    return "second consumer on the same checkpoint";
  }

  @Override
  public String heading() {
    return "second consumer, same checkpoint";
  }

  @Override
  public void applyTo(PipelineUnderTest pipeline) {
    try (SecondConsumer second = SecondConsumer.start(pipeline.stack())) {
      Awaitility.await("the second consumer on the same checkpoint is held")
          .atMost(LIMIT)
          .until(second::isHeld);
      if (!second.log().contains(SENTENCE)) {
        throw new AssertionError(
            "a second consumer on the same checkpoint was held without saying that another one \""
                + SENTENCE
                + "\":\n"
                + second.log());
      }
      if (pipeline.containers().isHeld(Part.SPARK_CONSUMER)) {
        throw new AssertionError(
            "the first consumer was held too; the second said:\n" + second.log());
      }
    }
  }
}
