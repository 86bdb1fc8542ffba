package velib.benchmarks.harness.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTest {
  @TempDir Path folder;

  @Test
  void resultsOfThisMachineMayBeAddedTo() throws IOException {
    Machine.note(folder);
    Machine.note(folder);

    assertThat(Machine.noted(folder)).containsKeys("processor", "commit", "Spark");
  }

  @Test
  void figuresOfTwoKindsOfMachinesDoNotComeTogether() throws IOException {
    Files.writeString(folder.resolve("machine.properties"), "processor=abacus\ncommit=1234567\n");

    assertThatThrownBy(() -> Machine.note(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("whose processor is \"abacus\"");
    assertThat(Machine.noted(folder)).as("left as it was").containsEntry("commit", "1234567");
  }
}
