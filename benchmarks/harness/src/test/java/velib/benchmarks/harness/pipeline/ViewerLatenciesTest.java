package velib.benchmarks.harness.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import velib.benchmarks.harness.result.ViewersResult;

class ViewerLatenciesTest {
  private final ViewerLatencies latencies = new ViewerLatencies(2, 2);
  private final ViewersResult result = new ViewersResult();

  @Test
  void anUpdateIsThroughWhenTheLastViewerHasIt() {
    send();
    latencies.onTotal(0, 60, 3_000_000);
    latencies.onTotal(1, 60, 9_000_000);
    latencies.onTotal(0, 120, 12_000_000);

    latencies.fill(result);

    assertThat(result.arrivals).isEqualTo(3);
    assertThat(result.eachMs).containsExactly(2.0, 8.0, 2.0);
    assertThat(result.lastMs).containsExactly(8.0);
  }

  @Test
  void aViewerWhoMissedAnUpdateIsNoted() {
    send();
    latencies.onTotal(0, 120, 12_000_000);

    latencies.fill(result);

    assertThat(result.outOfOrder).isEqualTo(1);
  }

  @Test
  void totalsBetweenTwoUpdatesAndRepetitionsDoNotCount() {
    send();
    latencies.onTotal(0, 61, 2_000_000);
    latencies.onTotal(0, 60, 3_000_000);
    latencies.onTotal(0, 60, 4_000_000);

    latencies.fill(result);

    assertThat(result.arrivals).isEqualTo(1);
    assertThat(result.outOfOrder).isZero();
  }

  private void send() {
    latencies.sending(1, 60, 1_000_000);
    latencies.sending(2, 120, 10_000_000);
  }
}
