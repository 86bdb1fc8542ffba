package velib.feedsimulator;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;

/** An ordered fault: which one, for how many answers, with which figures. */
public final class FaultOrder {
  private static final Set<String> FIELDS =
      Set.of("fault", "times", "retryAfterSeconds", "seconds", "megabytes");

  private final Fault fault;
  private final int times;
  private final int retryAfterSeconds;
  private final int seconds;
  private final int megabytes;

  private FaultOrder(Fault fault, int times, int retryAfterSeconds, int seconds, int megabytes) {
    this.fault = fault;
    this.times = times;
    this.retryAfterSeconds = retryAfterSeconds;
    this.seconds = seconds;
    this.megabytes = megabytes;
  }

  /** The fault once, with the defaults: retry after 5 s, hang or drip for 30 s, 100 MB. */
  public static FaultOrder of(Fault fault) {
    return new FaultOrder(fault, 1, 5, 30, 100);
  }

  /** The same for this many answers in a row. */
  public FaultOrder times(int answers) {
    return new FaultOrder(
        fault, within("times", answers, 1, 1_000_000), retryAfterSeconds, seconds, megabytes);
  }

  /** The value of {@code Retry-After}. */
  public FaultOrder retryAfterSeconds(int pause) {
    return new FaultOrder(
        fault, times, within("retryAfterSeconds", pause, 0, 86_400), seconds, megabytes);
  }

  /** How long an answer hangs or drips. */
  public FaultOrder seconds(int duration) {
    return new FaultOrder(
        fault, times, retryAfterSeconds, within("seconds", duration, 0, 86_400), megabytes);
  }

  /** The decompressed size of a huge body. */
  public FaultOrder megabytes(int size) {
    return new FaultOrder(
        fault, times, retryAfterSeconds, seconds, within("megabytes", size, 1, 10_000));
  }

  /**
   * Reads an order such as {@code {"fault":"http-429","times":3,"retryAfterSeconds":2}}.
   *
   * @throws IllegalArgumentException with a sentence for the sender
   */
  static FaultOrder read(JsonNode json) {
    String label = json.path("fault").asText();
    Fault fault =
        Fault.named(label)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "fault is \"" + label + "\": expected one of " + Fault.labels()));
    FaultOrder order = of(fault);
    for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!FIELDS.contains(name)) {
        throw new IllegalArgumentException("unknown field \"" + name + "\": known are " + FIELDS);
      }
    }
    return order
        .times(number(json, "times", order.times))
        .retryAfterSeconds(number(json, "retryAfterSeconds", order.retryAfterSeconds))
        .seconds(number(json, "seconds", order.seconds))
        .megabytes(number(json, "megabytes", order.megabytes));
  }

  void writeTo(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("fault", fault.label());
    json.writeNumberField("times", times);
    json.writeNumberField("retryAfterSeconds", retryAfterSeconds);
    json.writeNumberField("seconds", seconds);
    json.writeNumberField("megabytes", megabytes);
    json.writeEndObject();
  }

  Fault fault() {
    return fault;
  }

  int times() {
    return times;
  }

  int retryAfterSeconds() {
    return retryAfterSeconds;
  }

  int seconds() {
    return seconds;
  }

  long bytes() {
    return megabytes * 1_000_000L;
  }

  private static int number(JsonNode json, String field, int otherwise) {
    JsonNode value = json.get(field);
    if (value == null) {
      return otherwise;
    }
    if (!value.canConvertToInt() || !value.isIntegralNumber()) {
      throw new IllegalArgumentException(field + " is " + value + ": expected a whole number");
    }
    return value.intValue();
  }

  private static int within(String field, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s is %d: expected %d to %d", field, value, least, most));
    }
    return value;
  }
}
