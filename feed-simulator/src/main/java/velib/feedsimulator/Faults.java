package velib.feedsimulator;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides which answers have a fault: ordered ones come first, then chance decides. */
final class Faults {
  private final Deque<FaultOrder> queue = new ArrayDeque<>();
  private final SeededNoise.Stream draws;
  private FaultChances chances;
  private long polls;

  Faults(FaultChances chances, SeededNoise noise) {
    this.chances = chances;
    this.draws = noise.stream("network", "faults");
  }

  synchronized void order(List<FaultOrder> orders) {
    queue.addAll(orders);
  }

  /** Makes every further answer good. */
  synchronized void clear() {
    queue.clear();
    chances = FaultChances.NONE;
  }

  /** The fault of the next answer, if any. */
  synchronized Optional<FaultOrder> next() {
    double draw = draws.at(polls++);
    FaultOrder first = queue.poll();
    if (first == null) {
      return chances.at(draw).map(FaultOrder::of);
    }
    if (first.times() > 1) {
      queue.addFirst(first.times(first.times() - 1));
    }
    return Optional.of(first);
  }

  synchronized void writeTo(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("queued");
    for (FaultOrder order : queue) {
      order.writeTo(json);
    }
    json.writeEndArray();
    json.writeObjectFieldStart("probabilities");
    for (Map.Entry<Fault, Double> chance : chances.byFault().entrySet()) {
      json.writeNumberField(chance.getKey().label(), chance.getValue());
    }
    json.writeEndObject();
    json.writeArrayFieldStart("known");
    for (Fault fault : Fault.values()) {
      json.writeString(fault.label());
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
