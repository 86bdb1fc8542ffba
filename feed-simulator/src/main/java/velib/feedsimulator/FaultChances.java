package velib.feedsimulator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The probability of each fault at a poll, drawn from the seed. */
final class FaultChances {
  static final FaultChances NONE = new FaultChances(Map.of());

  private final Map<Fault, Double> chances;

  private FaultChances(Map<Fault, Double> chances) {
    this.chances = chances;
  }

  /**
   * Reads a list such as {@code http-503:0.05,html:0.02}.
   *
   * @throws IllegalArgumentException with the part that is invalid
   */
  static FaultChances parse(String text) {
    Map<Fault, Double> chances = new LinkedHashMap<>();
    double sum = 0;
    for (String part : text.isBlank() ? new String[0] : text.split(",")) {
      String[] fields = part.trim().split(":");
      Fault fault =
          Fault.named(fields[0])
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "no fault is called \"" + fields[0] + "\", only " + Fault.labels()));
      double chance = fields.length == 2 ? chance(part, fields[1]) : chance(part, "");
      sum += chance;
      chances.put(fault, chance);
    }
    if (sum > 1) {
      throw new IllegalArgumentException("the probabilities sum to " + sum + ", more than 1");
    }
    return new FaultChances(chances);
  }

  /** The fault for a random number from 0 (inclusive) to 1 (exclusive), if any. */
  Optional<Fault> at(double draw) {
    double reached = 0;
    for (Map.Entry<Fault, Double> chance : chances.entrySet()) {
      reached += chance.getValue();
      if (draw < reached) {
        return Optional.of(chance.getKey());
      }
    }
    return Optional.empty();
  }

  Map<Fault, Double> byFault() {
    return chances;
  }

  private static double chance(String part, String text) {
    try {
      double chance = Double.parseDouble(text);
      if (chance >= 0 && chance <= 1) {
        return chance;
      }
    } catch (NumberFormatException notANumber) {
      // Reported below, like a number out of range.
    }
    throw new IllegalArgumentException(
        "\"" + part.trim() + "\" is not name:probability with a probability from 0 to 1");
  }
}
