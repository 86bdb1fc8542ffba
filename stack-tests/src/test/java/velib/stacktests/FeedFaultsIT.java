package velib.stacktests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every fault that the feed simulator can produce: none restarts a container, none makes a total
 * wrong, and the next good answer is processed as usual.
 */
@NeedsDocker
final class FeedFaultsIT {
  private static final List<String> RUNNING =
      List.of("zookeeper", "kafka", "producer", "spark-consumer", "feed-simulator");
  private static final int MIXED_FAULTS = 8;
  private static final long SEED = 20_260_210;

  private static Stack stack;
  private static Simulator simulator;
  private static LatestResults results;
  private static Map<String, String> started;

  @BeforeAll
  static void start() {
    stack =
        new Stack(
            Map.of(
                "HEALTH_CHECK_INTERVAL", "2s",
                "RESULTS_WAIT_SECONDS", "240", // Spark starts slowly on a busy machine
                "STATION_CODES", "*",
                "POLL_INTERVAL_SECONDS", "1",
                "FEED_CONNECT_TIMEOUT", "1s",
                "FEED_READ_TIMEOUT", "2s",
                "FEED_MAX_MEBIBYTES", "4",
                "SIMULATOR_STATIONS", "300",
                "SIMULATOR_STEP_SECONDS", "0")); // a snapshot served twice would hide a missed one
    stack.up();
    simulator = new Simulator(stack);
    results = new LatestResults(stack);
    started = startTimes();
  }

  @AfterAll
  static void removeEverything() {
    if (results != null) {
      results.close();
    }
    if (stack != null) {
      stack.close();
    }
  }

  @AfterEach
  void noContainerWasRestarted() {
    assertThat(startTimes()).isEqualTo(started);
  }

  @Test
  void eachFaultLeavesTheTotalsRightAndIsRecoveredFrom() {
    List<String> faults = simulator.faults();
    assertThat(faults).hasSizeGreaterThan(10);
    for (String fault : faults) {
      simulator.orderAndHold(fault);
      awaiting(fault + " to be answered").until(() -> simulator.ordersLeft() == 1);
      assertTotalsEqualTruth(fault);
      recover(fault);
    }
  }

  @Test
  void faultsMixedByChanceLeaveTheTotalsRight() {
    List<String> faults = simulator.faults();
    Random chance = new Random(SEED);
    for (int number = 1; number <= MIXED_FAULTS; number++) {
      String fault = faults.get(chance.nextInt(faults.size()));
      simulator.order(fault);
      awaiting(fault + " to be answered, number " + number + " of seed " + SEED)
          .until(() -> simulator.ordersLeft() == 0);
      if (chance.nextBoolean()) {
        recover(fault);
      }
    }
    simulator.orderAndHold("http-503");
    awaiting("the feed to stand still").until(() -> simulator.ordersLeft() == 1);
    assertTotalsEqualTruth("faults mixed by chance, seed " + SEED);
    recover("faults mixed by chance");
  }

  /** Compares while the feed does not change, so that there is a last snapshot to compare with. */
  private static void assertTotalsEqualTruth(String after) {
    awaiting("right totals after " + after)
        .untilAsserted(() -> assertThat(results.now()).as(after).isEqualTo(simulator.truth()));
    assertThat(results.now()).hasSizeGreaterThan(20);
  }

  /** Waits for a complete snapshot that was requested after the fault. */
  private static void recover(String from) {
    long before = simulator.lastSnapshot();
    simulator.answerWell();
    awaiting("recovery from " + from).until(() -> simulator.lastSnapshot() > before);
  }

  private static ConditionFactory awaiting(String what) {
    return await(what).atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(200));
  }

  private static Map<String, String> startTimes() {
    return RUNNING.stream()
        .collect(
            Collectors.toMap(
                service -> service,
                service ->
                    stack.inspect(service, "{{.Id}} {{.RestartCount}} {{.State.StartedAt}}")));
  }
}
