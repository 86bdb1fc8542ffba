package velib.benchmarks.harness;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.util.ArrayList;
import java.util.List;

/** What one trial of one side gave; the content of a result file. Times that never came are 0. */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
final class TrialResult {
  String measure;
  String side;
  int trial;
  String startedAt;

  /** Whether every result was the expected one in the end. */
  boolean right;

  /** What went wrong; empty where nothing did. */
  String note = "";

  long messages;
  int partitions;
  int stations;

  /** The input topic's bytes. */
  long inputBytes;

  /** From the start of the process, to the first byte that left the broker for it. */
  double firstReadMs;

  double halfReadMs;
  double allReadMs;

  /** From the start of the process until all results could be read. */
  double wallMs;

  double cpuSeconds;
  double peakMebibytes;

  /** The same with the peaks of broker and ZooKeeper. */
  double stackMebibytes;

  /** In the side's own folder. */
  long folderBytes;

  /** Of topics that the side made for itself. */
  long topicBytes;

  /** How many results were published. */
  long results;

  /** From the send of a snapshot's first message until its results could be read. */
  List<Double> latenciesMs = new ArrayList<>();

  /** The same of the warm-up's snapshots, in their order. */
  List<Double> warmUpLatenciesMs = new ArrayList<>();

  /** Processor seconds for each second while snapshots came. */
  double busyCores;

  /** The same without any message. */
  double idleCores;

  /** Messages for each second of the time in which it read, the start left out. */
  double netRate() {
    return messages / (wallMs - firstReadMs) * 1_000;
  }

  /** Messages of the second half for each second from half of the bytes to the end. */
  double steadyRate() {
    return messages / 2.0 / (wallMs - halfReadMs) * 1_000;
  }
}
