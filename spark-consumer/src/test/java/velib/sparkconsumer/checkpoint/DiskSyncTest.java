package velib.sparkconsumer.checkpoint;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskSyncTest {
  @TempDir Path folder;

  @Test
  void awaitSucceedsEvenIfAFileWasDeletedMeanwhile() throws IOException {
    DiskSync.begin(Files.writeString(folder.resolve("1.delta"), "state"));
    DiskSync.begin(folder.resolve("deleted meanwhile"));

    assertThatCode(DiskSync::await).doesNotThrowAnyException();
    assertThatCode(DiskSync::await).doesNotThrowAnyException();
  }

  @Test
  void awaitFailsOnceForAFileThatCannotBeWrittenToDisk() throws IOException {
    Path noFolder = Files.writeString(folder.resolve("file"), "");
    DiskSync.begin(noFolder.resolve("1.delta"));

    assertThatThrownBy(DiskSync::await).isInstanceOf(UncheckedIOException.class);
    assertThatCode(DiskSync::await).doesNotThrowAnyException();
  }
}
