package velib.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Brings the pipeline to rest: nothing new comes in, and all that came in is in the results. */
final class AtRest {
  private static final Duration LEAVES_WITHIN = Duration.ofSeconds(15);
  private static final Duration CATCHES_UP_WITHIN = Duration.ofSeconds(90);
  private static final Duration LOOK = Duration.ofMillis(50);

  /** Nothing new for so long means that all messages of a poll are there. */
  private static final long SETTLED_MILLIS = 400;

  /**
   * With the coarse look that the demo has at the topic while it runs, the next poll may be near.
   */
  private static final long BEFORE_NEXT_POLL_MILLIS = 1_500;

  private final Pipeline pipeline;
  private final InputTopic input;
  private final ResultsReader results;

  AtRest(Pipeline pipeline, InputTopic input, ResultsReader results) {
    this.pipeline = pipeline;
    this.input = input;
    this.results = results;
  }

  /**
   * Stops the producer and returns when the results cover every message.
   *
   * @param pollIntervalSeconds how often the producer polls
   * @return the results that came meanwhile, in their order
   */
  List<Result> reach(int pollIntervalSeconds) throws InterruptedException {
    List<Result> news = new ArrayList<>();
    if (pipeline.feed().isSimulated()) {
      awaitPause(pollIntervalSeconds, news);
    }
    pipeline.stopProducer(LEAVES_WITHIN);
    long deadlineNanos = System.nanoTime() + CATCHES_UP_WITHIN.toNanos();
    for (long lag = input.lag(); lag != 0; lag = input.lag()) {
      pipeline.requireAlive();
      if (System.nanoTime() - deadlineNanos > 0) {
        throw DemoFailure.of(
            pipeline.sparkConsumer(),
            String.format(
                "is %d messages behind %d s after the last one came in",
                lag, CATCHES_UP_WITHIN.getSeconds()));
      }
      news.addAll(results.poll(LOOK));
    }
    news.addAll(results.readToEnd());
    return news;
  }

  /**
   * A poll that is cut short was served by the simulator, and stands in its truth, but is not on
   * the topic. So the producer is stopped where none is under way.
   */
  private void awaitPause(int pollIntervalSeconds, List<Result> news) throws InterruptedException {
    Duration interval = Duration.ofSeconds(pollIntervalSeconds);
    long deadlineNanos = System.nanoTime() + interval.multipliedBy(2).plusSeconds(15).toNanos();
    long before = input.look();
    while (System.nanoTime() - deadlineNanos < 0) {
      boolean sawPoll = input.look() != before;
      long quietMillis = input.quietMillis();
      boolean nextIsFar = quietMillis <= interval.toMillis() - BEFORE_NEXT_POLL_MILLIS;
      if (quietMillis >= SETTLED_MILLIS && (sawPoll || nextIsFar)) {
        return;
      }
      pipeline.requireAlive();
      news.addAll(results.poll(LOOK));
    }
  }
}
