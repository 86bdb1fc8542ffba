package velib.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Drains the pipeline: nothing new comes in, and the results cover all that came in. */
final class DrainToRest {
  private static final Duration LEAVES_WITHIN = Duration.ofSeconds(15);
  private static final Duration CATCHES_UP_WITHIN = Duration.ofSeconds(90);
  private static final Duration LOOK = Duration.ofMillis(50);

  private final Pipeline pipeline;
  private final InputTopic input;
  private final ResultsReader results;

  DrainToRest(Pipeline pipeline, InputTopic input, ResultsReader results) {
    this.pipeline = pipeline;
    this.input = input;
    this.results = results;
  }

  /**
   * Stops the producer, which first ends a poll under way, and returns when the results cover every
   * message.
   *
   * @return the results that came meanwhile, in their order
   */
  List<Result> reach() throws InterruptedException {
    List<Result> news = new ArrayList<>();
    pipeline.stopProducer(LEAVES_WITHIN);
    long deadlineNanos = System.nanoTime() + CATCHES_UP_WITHIN.toNanos();
    for (long lag = input.lag(); lag != 0; lag = input.lag()) {
      pipeline.requireAlive();
      if (System.nanoTime() - deadlineNanos > 0) {
        throw DemoFailure.of(
            pipeline.sparkConsumer(),
            String.format(
                Locale.ROOT,
                "still has %d messages to read %d s after the last one came in",
                lag,
                CATCHES_UP_WITHIN.getSeconds()));
      }
      news.addAll(results.poll(LOOK));
    }
    news.addAll(results.readToEnd());
    return news;
  }
}
