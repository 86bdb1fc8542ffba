package velib.pipelinecheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointCheckTest {
  @TempDir Path folder;
  private final Printed printed = new Printed();

  @Test
  void namesTheGreatestBatchAndTheSize() throws IOException {
    Path commits = Files.createDirectory(folder.resolve("commits"));
    for (String name : new String[] {"9", "10", ".11.crc", "12.tmp"}) {
      Files.createFile(commits.resolve(name));
    }
    Files.write(folder.resolve("state"), new byte[(2 << 20) + 1]);

    new CheckpointCheck(printed.findings).look(folder);

    assertThat(printed).hasToString("ok     checkpoint   batch 10 was committed last; 3 MiB\n");
  }

  @Test
  void aNewCheckpointIsNoFault() {
    new CheckpointCheck(printed.findings).look(folder);

    assertThat(printed).hasToString("note   checkpoint   no batch was committed yet\n");
  }
}
