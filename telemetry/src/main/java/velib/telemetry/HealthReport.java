package velib.telemetry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The health of a program, and for each problem its reason and what a person can do. */
public final class HealthReport {
  /** From good to bad. */
  public enum Status {
    /** It does its work. */
    HEALTHY,
    /** It does what it can while something else is away, and will recover by itself. */
    DEGRADED,
    /** It does not do its work. */
    UNHEALTHY;

    /** The status as the answer carries it, such as {@code degraded}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A problem. */
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

  /** A report without problems. */
  public static HealthReport healthy() {
    return new HealthReport(Status.HEALTHY, List.of());
  }

  /** The program waits for something that is away. */
  public static HealthReport degraded(String reason, String whatToDo) {
    return new HealthReport(Status.DEGRADED, List.of(new Reason(reason, whatToDo)));
  }

  /** The program does not do its work. */
  public static HealthReport unhealthy(String reason, String whatToDo) {
    return new HealthReport(Status.UNHEALTHY, List.of(new Reason(reason, whatToDo)));
  }

  /** Combines both reports: the worse status, all reasons. */
  public HealthReport and(HealthReport other) {
    List<Reason> all = new ArrayList<>(reasons);
    all.addAll(other.reasons);
    return new HealthReport(status.compareTo(other.status) >= 0 ? status : other.status, all);
  }

  /** The program's status. */
  public Status status() {
    return status;
  }

  /** The problems; empty if there are none. */
  public List<Reason> reasons() {
    return reasons;
  }

  @Override
  public String toString() {
    return HealthJson.write(this);
  }
}
