package velib.benchmarks.harness.result;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.util.ArrayList;
import java.util.List;

/**
 * The figures of one trial of one side, which are the content of a result file. A time is 0 if its
 * moment never came.
 */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
public final class TrialResult {
  /** What was measured: drain, start or latency. */
  public String measure;

  /** The name of the side. */
  public String side;

  /** The number of the trial, from 1. */
  public int trial;

  /** When the trial started, in UTC as ISO 8601. */
  public String startedAt;

  /** Whether every result was the expected one in the end. */
  public boolean right;

  /** What went wrong; empty if nothing did. */
  public String note = "";

  /** The messages on the input topic. */
  public long messages;

  /** The partitions of the input topic. */
  public int partitions;

  /** The stations of the feed. */
  public int stations;

  /** The bytes of the input topic. */
  public long inputBytes;

  /** From the start of the process until the first byte had left the broker. */
  public double firstReadMs;

  /** From the start of the process until the first result of any postcode could be read. */
  public double firstResultMs;

  /** From the start of the process until half of the bytes had left the broker. */
  public double halfReadMs;

  /** From the start of the process until all bytes had left the broker. */
  public double allReadMs;

  /** From the start of the process until all results could be read. */
  public double wallMs;

  /** Processor seconds of the side until the results were right. */
  public double cpuSeconds;

  /** The most memory that the side held at once, in MiB. */
  public double peakMebibytes;

  /** The peak with those of broker and ZooKeeper added. */
  public double stackMebibytes;

  /** Bytes in the side's own folder. */
  public long folderBytes;

  /** Bytes of topics that the side created for itself. */
  public long topicBytes;

  /** How many results were published. */
  public long results;

  /** From the send of a snapshot's first message until all its results could be read. */
  public List<Double> latenciesMs = new ArrayList<>();

  /** The latencies of the warm-up's snapshots, in order. */
  public List<Double> warmUpLatenciesMs = new ArrayList<>();

  /** Processor seconds per second while snapshots came. */
  public double busyCores;

  /** Processor seconds per second without any message. */
  public double idleCores;

  /** Returns the messages per second from the first byte read to the last result. */
  public double netRate() {
    return messages / (wallMs - firstReadMs) * 1_000;
  }

  /**
   * Returns the messages per second of the second half: from half of the bytes read to the last
   * result.
   */
  public double steadyRate() {
    return messages / 2.0 / (wallMs - halfReadMs) * 1_000;
  }
}
