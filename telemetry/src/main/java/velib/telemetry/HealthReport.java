package velib.telemetry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** How a program is, and for whatever is not well the reason and what a person can do. */
public final class HealthReport {
  /** From well to bad. */
  public enum Status {
    /** It does its work. */
    HEALTHY,
    /** It does what can be done while something else is away, and will get well by itself. */
    DEGRADED,
    /** It does not do its work. */
    UNHEALTHY;

    /** The status as the answer carries it, such as {@code degraded}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Something that is not well. */
  public static final class Reason {
    private final String reason;
    private final String whatToDo;

    private Reason(String reason, String whatToDo) {
      this.reason = reason;
      this.whatToDo = whatToDo;
    }

    /** What was seen. */
    public String reason() {
      return reason;
    }

    /** What a person can do. */
    public String whatToDo() {
      return whatToDo;
    }
  }

  private final Status status;
  private final List<Reason> reasons;

  private HealthReport(Status status, List<Reason> reasons) {
    this.status = status;
    this.reasons = Collections.unmodifiableList(reasons);
  }

  /** All is well. */
  public static HealthReport healthy() {
    return new HealthReport(Status.HEALTHY, List.of());
  }

  /** Something is away that the program waits for. */
  public static HealthReport degraded(String reason, String whatToDo) {
    return new HealthReport(Status.DEGRADED, List.of(new Reason(reason, whatToDo)));
  }

  /** The program does not do its work. */
  public static HealthReport unhealthy(String reason, String whatToDo) {
    return new HealthReport(Status.UNHEALTHY, List.of(new Reason(reason, whatToDo)));
  }

  /** Both reports in one: the worse status, all reasons. */
  public HealthReport and(HealthReport other) {
    List<Reason> all = new ArrayList<>(reasons);
    all.addAll(other.reasons);
    return new HealthReport(status.compareTo(other.status) >= 0 ? status : other.status, all);
  }

  /** How the program is. */
  public Status status() {
    return status;
  }

  /** Empty where all is well. */
  public List<Reason> reasons() {
    return reasons;
  }

  @Override
  public String toString() {
    return HealthJson.write(this);
  }
}
