package velib.benchmarks.harness.result;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.util.ArrayList;
import java.util.List;

/** What one trial of one side gave; the content of a result file. Times that never came are 0. */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
public final class TrialResult {
  public String measure;
  public String side;
  public int trial;
  public String startedAt;

  /** Whether every result was the expected one in the end. */
  public boolean right;

  /** What went wrong; empty where nothing did. */
  public String note = "";

  public long messages;
  public int partitions;
  public int stations;

  /** The input topic's bytes. */
  public long inputBytes;

  /** From the start of the process, to the first byte that left the broker for it. */
  public double firstReadMs;

  public double halfReadMs;
  public double allReadMs;

  /** From the start of the process until all results could be read. */
  public double wallMs;

  public double cpuSeconds;
  public double peakMebibytes;

  /** The same with the peaks of broker and ZooKeeper. */
  public double stackMebibytes;

  /** In the side's own folder. */
  public long folderBytes;

  /** Of topics that the side made for itself. */
  public long topicBytes;

  /** How many results were published. */
  public long results;

  /** From the send of a snapshot's first message until its results could be read. */
  public List<Double> latenciesMs = new ArrayList<>();

  /** The same of the warm-up's snapshots, in their order. */
  public List<Double> warmUpLatenciesMs = new ArrayList<>();

  /** Processor seconds for each second while snapshots came. */
  public double busyCores;

  /** The same without any message. */
  public double idleCores;

  /** Messages for each second of the time in which it read, the start left out. */
  public double netRate() {
    return messages / (wallMs - firstReadMs) * 1_000;
  }

  /** Messages of the second half for each second from half of the bytes to the end. */
  public double steadyRate() {
    return messages / 2.0 / (wallMs - halfReadMs) * 1_000;
  }
}
