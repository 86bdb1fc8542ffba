package velib.benchmarks.harness.side;

import java.util.function.Function;
import velib.benchmarks.harness.workload.ExpectedResults;
import velib.benchmarks.harness.workload.GeneratedFeed;
import velib.kafka.ChildProcess;

/** A program that is measured, and what it must publish. */
public final class Side {
  private final String name;
  private final String title;
  private final Function<GeneratedFeed, ExpectedResults> expected;
  private final Starter starter;

  /** Starts the program on the topics of a trial. */
  interface Starter {
    ChildProcess start(SideStart start);
  }

  Side(
      String name,
      String title,
      Function<GeneratedFeed, ExpectedResults> expected,
      Starter starter) {
    this.name = name;
    this.title = title;
    this.expected = expected;
    this.starter = starter;
  }

  /** Returns its name on the command line and in the result files. */
  public String name() {
    return name;
  }

  /** Returns what it is, for the report; says so if it computes something else than the totals. */
  public String title() {
    return title;
  }

  /** Returns what the side must publish for a feed. */
  public ExpectedResults expected(GeneratedFeed feed) {
    return expected.apply(feed);
  }

  ChildProcess start(SideStart start) {
    return starter.start(start);
  }
}
