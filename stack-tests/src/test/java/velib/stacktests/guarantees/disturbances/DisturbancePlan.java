package velib.stacktests.guarantees.disturbances;

import static java.util.stream.Collectors.toList;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import velib.stacktests.guarantees.pipeline.Part;
import velib.stacktests.guarantees.pipeline.TerminationSignal;

/** The disturbances of a run in order; the same seed and number of kills give the same plan. */
public final class DisturbancePlan {
  /** From this number of kills on, a run includes disturbances that take minutes. */
  private static final int LONG = 50;

  /** After this time Kafka aborts an open transaction; the run sets it as TRANSACTION_TIMEOUT. */
  public static final int TRANSACTION_SECONDS = 60;

  /** With the time that Kafka may take to notice. */
  private static final int LONGER_THAN_A_TRANSACTION_SECONDS = TRANSACTION_SECONDS + 15;

  /** Longer than ZooKeeper's session of 6 s. */
  private static final int LONGER_THAN_A_SESSION_SECONDS = 15;

  private final Random random;
  private final boolean isLong;
  private final Deque<DelayedSignal> drawn = new ArrayDeque<>();

  private DisturbancePlan(Random random, boolean isLong) {
    this.random = random;
    this.isLong = isLong;
  }

  static boolean isLong(int kills) {
    return kills >= LONG;
  }

  /** The disturbances of a run, with this number of kills among them. */
  public static List<Disturbance> of(long seed, int kills) {
    DisturbancePlan plan = new DisturbancePlan(new Random(seed), isLong(kills));
    List<Disturbance> disturbances = plan.kills(kills);
    disturbances.addAll(plan.others());
    Collections.shuffle(disturbances, plan.random);
    return disturbances;
  }

  private List<Disturbance> kills(int kills) {
    List<Disturbance> disturbances = new ArrayList<>();
    for (int left = kills; left > 0; ) {
      List<DelayedSignal> signals = left == 1 ? List.of(signalAfter(0)) : one(random.nextInt(4));
      disturbances.add(new Kill(signals));
      left -= signals.size();
    }
    return disturbances;
  }

  private List<DelayedSignal> one(int kind) {
    DelayedSignal first = signalAfter(random.nextInt(1500));
    switch (kind) {
      case 0:
        return List.of(first, signalAfter(0));
      case 1:
        return List.of(
            first, new DelayedSignal(first.part, TerminationSignal.KILL, random.nextInt(3000)));
      default:
        return List.of(first);
    }
  }

  /** Draws every combination of part and signal once before any is drawn again. */
  private DelayedSignal signalAfter(long delayMs) {
    if (drawn.isEmpty()) {
      List<DelayedSignal> all = new ArrayList<>();
      for (Part part : Part.values()) {
        for (TerminationSignal signal : TerminationSignal.values()) {
          all.add(new DelayedSignal(part, signal, 0));
        }
      }
      Collections.shuffle(all, random);
      drawn.addAll(all);
    }
    DelayedSignal next = drawn.remove();
    return new DelayedSignal(next.part, next.signal, delayMs);
  }

  private List<Disturbance> others() {
    List<Disturbance> others = new ArrayList<>();
    int rounds = isLong ? Part.values().length : 1;
    for (Part part : parts().subList(0, rounds)) {
      others.add(new Pause(part, 1 + random.nextInt(5)));
    }
    for (Part part : parts().subList(0, rounds)) {
      others.add(new NetworkCut(part, 1 + random.nextInt(5)));
    }
    others.add(new LostCommit());
    others.add(new SecondConsumerOnSameCheckpoint());
    others.add(new FullVolume(Part.SPARK_CONSUMER));
    if (isLong) {
      others.add(new LostCommit());
      others.add(new FullVolume(Part.KAFKA));
      others.add(new Pause(Part.SPARK_CONSUMER, LONGER_THAN_A_TRANSACTION_SECONDS));
      others.add(new Pause(Part.KAFKA, LONGER_THAN_A_SESSION_SECONDS));
      others.add(new Pause(Part.ZOOKEEPER, LONGER_THAN_A_SESSION_SECONDS));
      others.add(new NetworkCut(Part.KAFKA, LONGER_THAN_A_SESSION_SECONDS));
    }
    return others;
  }

  private List<Part> parts() {
    List<Part> parts = List.of(Part.values()).stream().collect(toList());
    Collections.shuffle(parts, random);
    return parts;
  }
}
