package velib.benchmarks.harness.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import velib.benchmarks.harness.result.Findings;
import velib.benchmarks.harness.result.ResultStore;
import velib.benchmarks.harness.result.SampleTrials;

class SpeedRatiosTest {
  @TempDir Path folder;

  @Test
  void aMachineThatIsSlowerForAllIsNoRegression() throws IOException {
    SpeedRatios before = ratios("before", 10_000, 3_000, 50_000);
    SpeedRatios now = ratios("now", 20_000, 6_000, 100_000);

    assertThat(now.fallenFrom(before)).isEmpty();
  }

  @Test
  void aJobThatLostMoreThanAFifthBesideTheOthersIsOne() throws IOException {
    SpeedRatios before = ratios("before", 10_000, 3_000, 50_000);
    SpeedRatios now = ratios("now", 13_000, 3_000, 50_000);

    assertThat(now.fallenFrom(before))
        .hasSize(2)
        .first()
        .asString()
        .contains("ours-to-idiomatic-from-the-start is 3.846")
        .contains("the reference 5.000");
  }

  @Test
  void aFifthIsStillAllowed() throws IOException {
    SpeedRatios before = ratios("before", 10_000, 3_000, 50_000);
    SpeedRatios now = ratios("now", 12_400, 3_000, 50_000);

    assertThat(now.fallenFrom(before)).isEmpty();
  }

  @Test
  void theReferenceIsReadAsItWasWritten() throws IOException {
    SpeedRatios ratios = ratios("before", 10_000, 3_000, 50_000);
    Path file = folder.resolve("reference.properties");
    ratios.write(file);

    assertThat(SpeedRatios.read(file)).hasToString(ratios.toString());
    assertThat(SpeedRatios.read(folder.resolve("none")).isEmpty()).isTrue();
    Files.writeString(file, "# nothing measured yet\n");
    assertThat(SpeedRatios.read(file).isEmpty()).isTrue();
  }

  @Test
  void ofTwoRunsTheLowerRatiosAreKept() throws IOException {
    SpeedRatios few = ratios("few", 10_000, 3_000, 30_000);
    SpeedRatios many = ratios("many", 10_000, 4_000, 50_000);
    Path nothingYet = folder.resolve("none");

    assertThat(few.orLess(many).toString()).contains("idiomatic-from-the-start: 3.000", "0.300");
    assertThat(many.orLess(few)).hasToString(few.orLess(many).toString());
    assertThat(many.orLess(SpeedRatios.read(nothingYet))).hasToString(many.toString());
  }

  @Test
  void withoutRightResultsOfASideThereAreNoRatios() {
    ResultStore store = new ResultStore(folder.resolve("empty"));

    assertThatThrownBy(() -> SpeedRatios.of(new Findings(store), "long", "short"))
        .hasMessageContaining("no trial of ours");
  }

  @Test
  void aTrialThatWasDisturbedDoesNotCount() throws IOException {
    SpeedRatios before = ratios("before", 10_000, 3_000, 50_000);
    ResultStore store = store("now", 10_000, 3_000, 50_000);
    store.write("long", SampleTrials.drain("ours", 2, 30_000));
    store.write("short", SampleTrials.drain("ours", 2, 30_000));

    assertThat(SpeedRatios.of(new Findings(store), "long", "short")).hasToString(before.toString());
  }

  private SpeedRatios ratios(String name, double ours, double raw, double idiomatic) {
    return SpeedRatios.of(new Findings(store(name, ours, raw, idiomatic)), "long", "short");
  }

  private ResultStore store(String name, double ours, double raw, double idiomatic) {
    ResultStore store = new ResultStore(folder.resolve(name));
    store.write("long", SampleTrials.drain("ours", 1, ours));
    store.write("long", SampleTrials.drain("raw", 1, raw));
    store.write("short", SampleTrials.drain("ours", 1, ours));
    store.write("short", SampleTrials.drain("idiomatic", 1, idiomatic));
    return store;
  }
}
