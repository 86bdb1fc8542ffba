package velib.stacktests.guarantees.disturbances;

import static java.util.stream.Collectors.joining;

import java.util.List;
import velib.stacktests.guarantees.pipeline.PipelineUnderTest;

/** Kills one part, two parts at once, or the same part again as soon as it is back. */
public final class Kill implements Disturbance {
  private final List<DelayedSignal> signals;

  /** The signals, sent one after the other. */
  public Kill(List<DelayedSignal> signals) {
    this.signals = List.copyOf(signals);
  }

  @Override
  public String name() {
    return signals.stream().map(DelayedSignal::toString).collect(joining(", "));
  }

  @Override
  public String heading() {
    return signals.stream()
        .map(signal -> signal.part.service)
        .distinct()
        .sorted()
        .collect(joining(" + "));
  }

  @Override
  public List<DelayedSignal> signals() {
    return signals;
  }

  @Override
  public void applyTo(PipelineUnderTest pipeline) throws InterruptedException {
    for (DelayedSignal next : signals) {
      Thread.sleep(next.delayMs); // a random moment; not a wait for a condition
      pipeline.containers().kill(next.part, next.signal);
    }
  }
}
