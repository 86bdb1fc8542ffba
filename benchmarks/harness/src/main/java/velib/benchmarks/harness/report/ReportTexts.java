package velib.benchmarks.harness.report;

import java.util.Set;
import java.util.TreeSet;
import velib.benchmarks.harness.result.Findings;
import velib.benchmarks.harness.side.Sides;

/** The texts of the report that do not depend on figures. */
final class ReportTexts {
  static final String HEAD =
      "# Benchmarks\n\n"
          + "Written by `make bench` from its result files; do not edit it. Figures are medians of the"
          + " trials with right results; the lowest and the highest are in brackets.\n\n";

  static final String HOW =
      "## How it is measured\n\n"
          + "A real Kafka 2.6 broker and one side at a time share the machine; a side is one of the"
          + " compared programs. The sides take turns in every round, each as a process of its own"
          + " with a heap of 768 MiB. All read the same topic: rows of about 300 bytes in the form of"
          + " the real feed, from 1,500 stations in 60 postcodes, sent as the pipeline's producer"
          + " sends them (idempotent, LogAppendTime), but with lz4 unless a title names another"
          + " compression. A trial counts only if the last committed result of every postcode is the expected one, and still is a moment later. The broker is"
          + " warm: each topic is read once before the first trial on it.\n\n"
          + "- **Wall**: from the start of the process until a reader of committed messages has all"
          + " final results.\n"
          + "- **Net of the start**: the same, but from the first byte of the topic that left the"
          + " broker.\n"
          + "- **Second half**: half of the messages, divided by the time from when half of the"
          + " topic's bytes had left the broker until all final results could be read. The bytes are"
          + " the broker's own count, read from outside every 20 ms in the same way for every side. The"
          + " last commit is included, and what a side had fetched ahead counts against it.\n"
          + "- **CPU** is user and kernel time of the process and its children until then. **Peak** is"
          + " its VmHWM, followed by the sum with those of broker and ZooKeeper in the same trial. **On"
          + " disk** is what it keeps in its folder and in topics that it created itself.\n"
          + "- **Latency**: from the send of a snapshot's first message until a reader of committed"
          + " messages has the result of every postcode. A snapshot is sent every second, each shifted"
          + " by up to 100 ms so that none stays in step with a side's own intervals. The first 120 are"
          + " a warm-up, in which Java compiles the code that is called often, since the sides are"
          + " meant to run for days; a column shows how slow the first 30 of them are. **Idle** is the"
          + " half minute after the last snapshot, without any message.\n"
          + "- **Cold start**: from the start of the process until the results of 1,500 messages that"
          + " were already on the topic can be read.\n\n"
          + "    make bench                                       # everything; resumes where it stopped\n"
          + "    make bench ONLY=latency SIDES=ours,streams-100   # a part\n"
          + "    make bench-jmh                                   # parser and state only\n"
          + "    make bench-viewers                               # the live page only\n"
          + "    make bench-memory                                # the memory of each program\n"
          + "    make bench-check                                 # a short run that compares ratios\n";

  private ReportTexts() {}

  /** Returns the table that says what each side is. */
  static String sides(Findings findings) {
    Set<String> names = new TreeSet<>();
    findings.parts().forEach(part -> findings.of(part).forEach(side -> names.add(side.side())));
    MarkdownTable table = new MarkdownTable("side", "what it is");
    names.forEach(name -> table.row(name, Sides.named(name).title()));
    return "\n## The sides\n\n"
        + table
        + "\nThe compared programs that do not use `from_json` parse with a byte scanner of their own. None"
        + " of them writes dead letters, handles removals or lets silent stations expire, and Kafka"
        + " Streams relies on the message's key being the station.\n";
  }
}
