package velib.benchmarks.harness.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultStoreTest {
  @TempDir Path folder;
  private ResultStore store;

  @BeforeEach
  void open() {
    store = new ResultStore(folder);
  }

  @Test
  void aTrialThatWasWrittenIsNotRunAgain() {
    assertThat(store.isDone("start", "ours", 1)).isFalse();

    store.write("start", SampleTrials.drain("ours", 1, 4_000));

    assertThat(store.isDone("start", "ours", 1)).isTrue();
    assertThat(store.isDone("start", "ours", 2)).isFalse();
    assertThat(store.isDone("start", "raw", 1)).isFalse();
    assertThat(store.isDone("drain", "ours", 1)).isFalse();
  }

  @Test
  void aTrialThatWasNotRightIsRunAgain() {
    TrialResult wrong = SampleTrials.drain("ours", 1, 4_000);
    wrong.right = false;
    store.write("start", wrong);

    assertThat(store.isDone("start", "ours", 1)).isFalse();
  }

  @Test
  void whatIsReadIsWhatWasWritten() {
    String part = "latency-2-stations";
    store.write(part, SampleTrials.latency("streams-100", 3, 12.5, 80.0));

    assertThat(store.parts()).containsExactly(part);
    assertThat(store.of(part))
        .singleElement()
        .usingRecursiveComparison()
        .isEqualTo(SampleTrials.latency("streams-100", 3, 12.5, 80.0));
  }

  @Test
  void aFolderThatIsNoPartOfAPlanIsLeftAlone() throws IOException {
    store.write("start", SampleTrials.drain("ours", 1, 4_000));
    Files.createDirectory(folder.resolve("benchmarks")); // the plots of a report beside the results

    assertThat(store.parts()).containsExactly("start");
  }

  @Test
  void withoutAnyResultsThereAreNoParts() {
    assertThat(new ResultStore(folder.resolve("none")).parts()).isEmpty();
  }
}
