package velib.pipelinecheck;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;

/** How many messages wait for the Spark job, by the job's own figure. */
final class LagCheck {
  private static final String WHAT = "lag";
  private static final String METRIC = "velib_input_lag_messages";

  private final ProgramClient pages;
  private final Findings findings;
  private final Duration pause;

  /**
   * A check of the lag.
   *
   * @param pause before a lag is looked at again: a batch or two may be on their way
   */
  LagCheck(ProgramClient pages, Findings findings, Duration pause) {
    this.pages = pages;
    this.findings = findings;
    this.pause = pause;
  }

  void look(URI job) throws InterruptedException {
    OptionalDouble first = lag(job);
    OptionalDouble second = first;
    if (first.isPresent() && first.getAsDouble() > 0) {
      Thread.sleep(pause.toMillis());
      second = lag(job);
    }
    if (first.isEmpty() || second.isEmpty()) {
      findings.note(WHAT, "not known: the job does not tell");
      return;
    }
    long before = (long) first.getAsDouble();
    long now = (long) second.getAsDouble();
    if (now > 0 && now >= before) {
      findings.fault(
          WHAT,
          String.format(
              Locale.ROOT,
              "%d messages wait for the Spark job, and three seconds before %d did",
              now,
              before),
          "docs/operations.md, job-stands-still and lag-grows");
    } else {
      findings.fine(WHAT, now + " messages wait for the Spark job");
    }
  }

  private OptionalDouble lag(URI job) {
    return pages
        .get(job, "/metrics")
        .map(text -> new MetricsText(text).value(METRIC, ""))
        .orElse(OptionalDouble.empty());
  }
}
