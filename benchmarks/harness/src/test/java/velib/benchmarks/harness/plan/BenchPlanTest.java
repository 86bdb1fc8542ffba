package velib.benchmarks.harness.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BenchPlanTest {
  @Test
  void everythingHasFiveMillionForAllAndTwentyForTheFast() {
    List<BenchPart> plan = BenchPlan.of(BenchOptions.of());

    assertThat(names(plan))
        .containsExactly(
            "start",
            "drain-5000000-messages-4-partitions",
            "drain-20000000-messages-4-partitions",
            "drain-5000000-messages-1-partitions",
            "drain-20000000-messages-1-partitions",
            "latency-1500-stations",
            "latency-2-stations");
    assertThat(plan.get(1).sides).contains("ours", "coursework", "idiomatic", "streams-100");
    assertThat(plan.get(1).trials).isEqualTo(3);
    assertThat(plan.get(2).sides).containsExactlyInAnyOrder("ours", "raw", "no-engine");
  }

  @Test
  void latencyPoolsAtLeastThreeHundredSnapshots() {
    BenchPart latency = BenchPlan.of(BenchOptions.of("only=latency")).get(0);

    assertThat(latency.snapshots * latency.trials).isGreaterThanOrEqualTo(300);
  }

  @Test
  void aPersonMayChooseAPart() {
    List<BenchPart> plan =
        BenchPlan.of(
            BenchOptions.of(
                "only=drain", "sides=ours,raw", "trials=1", "messages=300000", "partitions="));

    assertThat(names(plan))
        .containsExactly(
            "drain-300000-messages-4-partitions", "drain-300000-messages-1-partitions");
    assertThat(plan.get(0).sides).containsExactly("ours", "raw");
    assertThat(plan.get(0).trials).isEqualTo(1);
  }

  @Test
  void whatThereIsNotIsNamed() {
    assertThatThrownBy(() -> BenchPlan.of(BenchOptions.of("sides=storm")))
        .hasMessageContaining("no side \"storm\"")
        .hasMessageContaining("flink-eo-<checkpoint ms>");
    assertThatThrownBy(() -> BenchPlan.of(BenchOptions.of("only=throughput")))
        .hasMessageContaining("drain");
    assertThatThrownBy(() -> BenchOptions.of("side=ours")).hasMessageContaining("sides");
    assertThatThrownBy(() -> BenchPlan.of(BenchOptions.of("trials=none")))
        .hasMessageContaining("trials is \"none\"");
  }

  private static List<String> names(List<BenchPart> plan) {
    return plan.stream().map(BenchPart::name).collect(Collectors.toList());
  }
}
