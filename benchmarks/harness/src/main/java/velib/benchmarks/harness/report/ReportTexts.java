package velib.benchmarks.harness.report;

import java.util.Set;
import java.util.TreeSet;
import velib.benchmarks.harness.result.Findings;
import velib.benchmarks.harness.side.Sides;

/** The words of the report that do not depend on figures. */
final class ReportTexts {
  static final String HEAD =
      "# Benchmarks\n\n"
          + "Written by `make bench` from its result files; not to be edited. Figures are medians of"
          + " the trials whose results were all right, in brackets the least and the greatest.\n\n";

  static final String HOW =
      "## How it is measured\n\n"
          + "A real Kafka 2.6 broker and one side at a time share the machine. The sides take turns in"
          + " every round, each as a process of its own with a heap of 768 MiB. All read the same"
          + " topic: rows of the real feed's form of about 300 bytes, from 1,500 stations in 60"
          + " postcodes, sent as the pipeline's producer sends them (idempotent, lz4, LogAppendTime)."
          + " A trial counts only when the last committed result of every postcode is the expected"
          + " one, and still is a moment later. The broker is warm: each topic is read once before the"
          + " first trial on it.\n\n"
          + "- **Wall**: from the start of the process until a reader of committed messages has all"
          + " final results.\n"
          + "- **Net of the start**: the same from the first byte of the topic that left the broker.\n"
          + "- **Second half**: half of the messages by the time from when half of the topic's bytes"
          + " had left the broker (its own count, read from outside every 20 ms, the same for every"
          + " side) until all final results could be read; the last commit is in it, and what a side"
          + " had fetched ahead counts against it.\n"
          + "- **CPU** is user and kernel time of the process with its children until then, **peak**"
          + " its VmHWM and, beside it, the sum with those of broker and ZooKeeper in the same trial,"
          + " **on disk** what it keeps in its folder and in topics that it made itself.\n"
          + "- **Latency**: from the send of a snapshot's first message until a reader of committed"
          + " messages has the result of every postcode. Snapshots come once a second, each moved by"
          + " up to 100 ms so that none keeps step with a side's own intervals; 120 go before as a"
          + " warm-up, as the sides are to run for days: in these minutes Java compiles what is called"
          + " often. How slow the first 30 of them are has a column. **Idle** is the half minute after"
          + " the last snapshot, without any message.\n"
          + "- **Cold start**: from the start of the process until the results of 1,500 messages that"
          + " were on the topic can be read.\n\n"
          + "    make bench                                       # everything, goes on where it stopped\n"
          + "    make bench ONLY=latency SIDES=ours,streams-100   # a part\n"
          + "    make bench-jmh                                   # parser and state alone\n"
          + "    make bench-viewers                               # the live page alone\n"
          + "    make bench-memory                                # what each program takes\n"
          + "    make bench-check                                 # ratios in a short run\n";

  private ReportTexts() {}

  /** What each side is; a number in a name is a setting in milliseconds. */
  static String sides(Findings findings) {
    Set<String> names = new TreeSet<>();
    findings.parts().forEach(part -> findings.of(part).forEach(side -> names.add(side.side())));
    MarkdownTable table = new MarkdownTable("side", "what it is");
    names.forEach(name -> table.row(name, Sides.named(name).title()));
    return "\n## The sides\n\n"
        + table
        + "\nOf the compared programs, those without `from_json` parse with a byte scanner of their"
        + " own. None of them writes dead letters, handles removals or lets silent stations expire,"
        + " and Kafka Streams relies on the message's key being the station.\n";
  }
}
