package velib.sparkconsumer;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;

/** What became of messages: each one is exactly one of these. */
final class Tally implements Serializable {
  private static final long serialVersionUID = 1;

  /** The latest of its station: it is in the totals now. */
  long counted;

  /** There is a later message of the same station. */
  long superseded;

  /** It was older than the time to live when it arrived. */
  long expired;

  /** It could not be counted and went to the dead letters. */
  long deadLetters;

  static Tally of(long counted, long superseded, long expired, long deadLetters) {
    Tally tally = new Tally();
    tally.counted = counted;
    tally.superseded = superseded;
    tally.expired = expired;
    tally.deadLetters = deadLetters;
    return tally;
  }

  Tally plus(Tally other) {
    return of(
        counted + other.counted,
        superseded + other.superseded,
        expired + other.expired,
        deadLetters + other.deadLetters);
  }

  void add(Tally other) {
    counted += other.counted;
    superseded += other.superseded;
    expired += other.expired;
    deadLetters += other.deadLetters;
  }

  long messages() {
    return counted + superseded + expired + deadLetters;
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(counted);
    out.writeLong(superseded);
    out.writeLong(expired);
    out.writeLong(deadLetters);
  }

  static Tally read(DataInput in) throws IOException {
    return of(in.readLong(), in.readLong(), in.readLong(), in.readLong());
  }

  @Override
  public String toString() {
    return String.format(
        "%d counted, %d superseded, %d expired, %d dead letters",
        counted, superseded, expired, deadLetters);
  }
}
