package velib.stacktests.guarantees;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** Kills one part, two at once, or one again as soon as it is back. */
final class Kill implements Disturbance {
  private final List<Stroke> strokes;

  Kill(List<Stroke> strokes) {
    this.strokes = List.copyOf(strokes);
  }

  @Override
  public String name() {
    return strokes.stream().map(Stroke::toString).collect(joining(", "));
  }

  @Override
  public String heading() {
    return strokes.stream()
        .map(stroke -> stroke.part.service)
        .distinct()
        .sorted()
        .collect(joining(" + "));
  }

  @Override
  public List<Stroke> strokes() {
    return strokes;
  }

  @Override
  public void happen(PipelineUnderTest pipeline) throws InterruptedException {
    for (Stroke stroke : strokes) {
      Thread.sleep(stroke.delayMs); // the moment is drawn, nothing is waited for
      pipeline.containers.kill(stroke.part, stroke.signal);
    }
  }
}
