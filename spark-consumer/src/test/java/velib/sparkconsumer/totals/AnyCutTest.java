package velib.sparkconsumer.totals;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import velib.sparkconsumer.TestNetwork;
import velib.stationmodel.PostcodeRule;
import velib.stationmodel.PostcodeTotals;
import velib.stationmodel.StationEntry;
import velib.stationmodel.TopicClock;
import velib.testkit.TotalsOracle;

/**
 * The totals after each batch are those of the messages up to its end, into whatever batches and
 * tasks the topic is divided, while stations fall silent and come back, are removed, move to other
 * partitions, postcodes have more stations than they may have, and the clocks of the partitions are
 * set forward and back.
 */
class AnyCutTest {
  private static final Duration TTL = Duration.ofMinutes(10);
  private static final int PARTITIONS = 3;
  private static final String[] STATIONS = {
    "16107", "16106", "32017", "32018", "9020", "92001", "16107_x8f3", "16107_0a", "32017_relais"
  };
  private static final int TOPICS = 150;
  private static final int MESSAGES = 300;

  private final PostcodeRule rule = PostcodeRule.withShippedExceptions();

  @Test
  void theTotalsAreThoseOfTheMessagesUpToTheBatchsEnd() {
    int gone = 0;
    int forgotten = 0;
    for (int seed = 0; seed < TOPICS; seed++) {
      Random random = new Random(seed);
      List<List<ConsumerRecord<byte[], byte[]>>> topic = topic(random);
      int maxStations = 1 + random.nextInt(4); // with 4 each postcode has enough room
      Job job = new Job(maxStations);
      TotalsOracle.Reading oracle = new TotalsOracle(rule, TTL, maxStations).begin();
      int[] read = new int[PARTITIONS];
      while (remaining(topic, read) > 0) {
        List<List<ConsumerRecord<byte[], byte[]>>> batch = nextBatch(topic, read, random);
        batch.forEach(oracle::read);
        job.run(batch, random);

        assertThat(job.published).as("topic %d after %s", seed, read).isEqualTo(oracle.totals());
        gone += job.gone;
      }
      forgotten += job.forgotten;
    }
    assertThat(gone).as("postcodes that became empty").isGreaterThan(TOPICS);
    assertThat(forgotten).as("stations that were forgotten").isGreaterThan(10 * TOPICS);
  }

  /** The job without Spark and Kafka: tasks, shuffle, states as bytes. */
  private final class Job {
    private final Map<String, byte[]> states = new HashMap<>();
    private final TreeMap<String, PostcodeTotals> published = new TreeMap<>();
    private final int maxStations;
    private byte[] clockBytes;
    private int gone;
    private int forgotten;

    Job(int maxStations) {
      this.maxStations = maxStations;
    }

    void run(List<List<ConsumerRecord<byte[], byte[]>>> batch, Random random) {
      List<StationChange> changes = new ArrayList<>();
      for (List<ConsumerRecord<byte[], byte[]>> range : ranges(batch, random)) {
        NewestPerStation task = new NewestPerStation(rule, TTL, List.of("!"));
        range.forEach(
            one ->
                task.take(one.timestamp(), one.partition(), one.offset(), one.key(), one.value()));
        changes.addAll(task.changes());
      }
      Collections.shuffle(changes, random);
      apply(changes);
    }

    private void apply(List<StationChange> changes) {
      TopicClock clock = new TopicClock(TTL);
      BatchClock.read(clockBytes, clock);
      BatchClock batch = new BatchClock(clock);
      changes.stream()
          .filter(change -> change.kind() == StationChange.CLOCK)
          .forEach(change -> batch.add(change.clock()));
      batch.advance();
      clockBytes = BatchClock.toBytes(clock);
      Map<String, List<StationEntry>> entries = new HashMap<>();
      states.keySet().forEach(postcode -> entries.put(postcode, new ArrayList<>()));
      for (StationChange change : changes) {
        if (change.kind() == StationChange.ENTRY) {
          entries
              .computeIfAbsent(change.group(), postcode -> new ArrayList<>())
              .add(batch.inTopic(change.entry()));
        }
      }
      gone = 0;
      entries.forEach((postcode, ofPostcode) -> apply(postcode, ofPostcode, clock, batch));
    }

    private void apply(
        String postcode, List<StationEntry> entries, TopicClock clock, BatchClock batch) {
      PostcodeState state = PostcodeState.ofBytes(states.get(postcode));
      boolean due = batch.isDue(state.checkAtMs(clock));
      state.take(entries, clock, new MessageTally());
      state.expire(clock);
      forgotten += state.keepNewest(maxStations);
      state
          .publish(postcode, clock)
          .ifPresent(
              totals -> {
                assertThat(due || !entries.isEmpty()).as("%s had to be looked at", totals).isTrue();
                if (totals.sums().stations() > 0) {
                  published.put(postcode, totals);
                } else {
                  published.remove(postcode);
                  gone++;
                }
              });
      states.put(postcode, state.toBytes());
    }
  }

  /** Each partition's messages; the clocks walk on, and now and then one is set. */
  private static List<List<ConsumerRecord<byte[], byte[]>>> topic(Random random) {
    List<List<ConsumerRecord<byte[], byte[]>>> topic = new ArrayList<>();
    long[] clocksMs = new long[PARTITIONS];
    for (int partition = 0; partition < PARTITIONS; partition++) {
      topic.add(new ArrayList<>());
      clocksMs[partition] = 1_760_000_000_000L + random.nextInt(60_000);
    }
    int stations = STATIONS.length;
    for (int message = 0; message < MESSAGES; message++) {
      if (message % 40 == 0) {
        stations = 1 + random.nextInt(STATIONS.length); // the others fall silent
      }
      int partition = random.nextInt(8) == 0 ? 0 : random.nextInt(PARTITIONS);
      for (int i = 0; i < PARTITIONS; i++) {
        clocksMs[i] += random.nextInt(20_000);
      }
      if (random.nextInt(25) == 0) {
        clocksMs[partition] += random.nextInt(2_400_000) - 1_200_000;
      }
      String code = STATIONS[random.nextInt(stations)];
      List<ConsumerRecord<byte[], byte[]>> before = topic.get(partition);
      before.add(
          record(
              partition,
              before.size(),
              clocksMs[partition],
              code,
              random.nextInt(12) == 0 ? null : TestNetwork.row(code, random.nextInt(30), 1)));
    }
    return topic;
  }

  private static ConsumerRecord<byte[], byte[]> record(
      int partition, long offset, long timestampMs, String key, String value) {
    return new ConsumerRecord<>(
        "input",
        partition,
        offset,
        timestampMs,
        TimestampType.LOG_APPEND_TIME,
        -1L,
        -1,
        -1,
        key.getBytes(StandardCharsets.UTF_8),
        value == null ? null : value.getBytes(StandardCharsets.UTF_8));
  }

  private static int remaining(List<List<ConsumerRecord<byte[], byte[]>>> topic, int[] read) {
    int remaining = 0;
    for (int partition = 0; partition < PARTITIONS; partition++) {
      remaining += topic.get(partition).size() - read[partition];
    }
    return remaining;
  }

  private static List<List<ConsumerRecord<byte[], byte[]>>> nextBatch(
      List<List<ConsumerRecord<byte[], byte[]>>> topic, int[] read, Random random) {
    List<List<ConsumerRecord<byte[], byte[]>>> batch = new ArrayList<>();
    for (int partition = 0; partition < PARTITIONS; partition++) {
      List<ConsumerRecord<byte[], byte[]>> all = topic.get(partition);
      int end = Math.min(all.size(), read[partition] + random.nextInt(30));
      batch.add(all.subList(read[partition], end));
      read[partition] = end;
    }
    return batch;
  }

  private static List<List<ConsumerRecord<byte[], byte[]>>> ranges(
      List<List<ConsumerRecord<byte[], byte[]>>> batch, Random random) {
    List<List<ConsumerRecord<byte[], byte[]>>> ranges = new ArrayList<>();
    for (List<ConsumerRecord<byte[], byte[]>> partition : batch) {
      for (int from = 0; from < partition.size(); ) {
        int until = Math.min(partition.size(), from + 1 + random.nextInt(20));
        ranges.add(partition.subList(from, until));
        from = until;
      }
    }
    return ranges;
  }
}
