package velib.stacktests.guarantees.disturbances;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import velib.stacktests.guarantees.pipeline.Part;
import velib.stacktests.guarantees.pipeline.TerminationSignal;

final class DisturbancePlanTest {
  @Test
  void theSameSeedGivesTheSameOrder() {
    assertThat(names(DisturbancePlan.of(7, 100))).isEqualTo(names(DisturbancePlan.of(7, 100)));
    assertThat(names(DisturbancePlan.of(7, 100))).isNotEqualTo(names(DisturbancePlan.of(8, 100)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 10, 100})
  void itHasAsManyKillsAsWereAskedFor(int kills) {
    for (long seed = 0; seed < 20; seed++) {
      assertThat(signals(DisturbancePlan.of(seed, kills))).hasSize(kills);
    }
  }

  @Test
  void eachPartIsKilledWithEachSignal() {
    Set<String> kinds = new HashSet<>();
    signals(DisturbancePlan.of(3, 100)).forEach(sent -> kinds.add(sent.signal + " " + sent.part));

    assertThat(kinds).hasSize(Part.values().length * TerminationSignal.values().length);
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 100})
  void everyFormHasThatWhichHappensOnce(int kills) {
    assertThat(names(DisturbancePlan.of(3, kills)))
        .contains(
            "last commit file of the checkpoint deleted",
            "second consumer on the same checkpoint",
            "volume of spark-consumer full")
        .anySatisfy(name -> assertThat(name).startsWith("SIGSTOP"))
        .anySatisfy(name -> assertThat(name).startsWith("network of"));
  }

  private static List<DelayedSignal> signals(List<Disturbance> plan) {
    return plan.stream().flatMap(disturbance -> disturbance.signals().stream()).collect(toList());
  }

  private static List<String> names(List<Disturbance> plan) {
    return plan.stream().map(Disturbance::name).collect(toList());
  }
}
