package velib.sparkconsumer.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.execution.streaming.CheckpointFileManager.CancellableFSDataOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalCheckpointFilesTest {
  @TempDir java.nio.file.Path folder;

  private LocalCheckpointFiles files;
  private Path file;

  @BeforeEach
  void open() throws IOException {
    files = new LocalCheckpointFiles(new Path(folder.toString()), new Configuration(false));
    file = new Path(folder.toUri().toString(), "7");
  }

  @Test
  void aFileAppearsOnlyWhenItIsClosed() throws IOException {
    try (CancellableFSDataOutputStream out = files.createAtomic(file, false)) {
      out.write("offsets".getBytes(StandardCharsets.UTF_8));
      out.flush();
      assertThat(files.exists(file)).isFalse();
    }

    assertThat(read()).isEqualTo("offsets");
    assertThat(namesIn(folder)).containsExactly("7");
  }

  @Test
  void whatAKilledWriteHasLeftIsRemovedAndNothingElse() throws IOException {
    write("offsets", false);
    java.nio.file.Path state = Files.createDirectories(folder.resolve("state/0/0"));
    CancellableFSDataOutputStream killed =
        files.createAtomic(new Path(state.toUri().toString(), "8.delta"), false);
    killed.write("half".getBytes(StandardCharsets.UTF_8));
    killed.flush();
    Files.writeString(state.resolve("7.delta"), "whole");
    assertThat(namesIn(state)).hasSize(2);

    LocalCheckpointFiles.removeUnfinished(folder.toString());

    assertThat(namesIn(state)).containsExactly("7.delta");
    assertThat(read()).isEqualTo("offsets");
  }

  /** Its own file system would add a checksum file, and bring neither of them to disk. */
  @Test
  void theFingerprintIsWrittenAsTheOtherFilesAre() {
    new CheckpointFingerprint(folder.toString(), new Configuration())
        .require(Map.of("state version", "1"));

    assertThat(namesIn(folder)).containsExactly("velib-fingerprint");
  }

  @Test
  void anExistingFileIsNotOverwrittenAndTheWriterIsTold() throws IOException {
    write("first", false);
    CancellableFSDataOutputStream second = files.createAtomic(file, false);
    second.write("second".getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(second::close).isInstanceOf(FileAlreadyExistsException.class);
    assertThat(read()).isEqualTo("first");
    assertThat(namesIn(folder)).containsExactly("7");
  }

  @Test
  void theLaterFileCountsIfItMayOverwrite() throws IOException {
    write("first", true);
    write("second", true);

    assertThat(read()).isEqualTo("second");
    assertThat(namesIn(folder)).containsExactly("7");
  }

  @Test
  void aCancelledFileLeavesNothing() throws IOException {
    CancellableFSDataOutputStream out = files.createAtomic(file, false);
    out.write("half".getBytes(StandardCharsets.UTF_8));
    out.cancel();
    out.close();

    assertThat(namesIn(folder)).isEmpty();
  }

  @Test
  void aListingHoldsWhatTheFilterAccepts() throws IOException {
    write("12345", false);
    files.mkdirs(new Path(folder.toString(), "deeper/still"));

    FileStatus[] all = files.list(new Path(folder.toString()), path -> true);
    assertThat(all).extracting(found -> found.getPath().getName()).contains("7", "deeper");
    assertThat(Arrays.stream(all).filter(FileStatus::isFile))
        .singleElement()
        .satisfies(found -> assertThat(found.getLen()).isEqualTo(5));
    assertThat(files.list(new Path(folder.toString()), path -> path.getName().equals("7")))
        .hasSize(1);
    assertThatThrownBy(() -> files.list(new Path(folder.toString(), "missing"), path -> true))
        .isInstanceOf(FileNotFoundException.class);
  }

  @Test
  void deletingAFileDeletesHadoopsChecksumToo() throws IOException {
    write("offsets", false);
    Files.writeString(folder.resolve(".7.crc"), "checksum");

    files.delete(file);
    files.delete(file);

    assertThat(namesIn(folder)).isEmpty();
  }

  @Test
  void theFolderIsNamedByItsFullUri() {
    Path made = files.createCheckpointDirectory();

    assertThat(made).hasToString("file:" + folder);
    assertThat(folder).isDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"checkpoint", "/var/lib/checkpoint", "file:/var/lib", "file:///var/lib"})
  void aFolderOnThisMachineIsLocal(String directory) {
    assertThat(LocalCheckpointFiles.isLocal(directory)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hdfs://name/checkpoint", "s3a://bucket/checkpoint"})
  void aFolderElsewhereIsNotLocal(String directory) {
    assertThat(LocalCheckpointFiles.isLocal(directory)).isFalse();
  }

  private void write(String text, boolean overwrite) throws IOException {
    try (CancellableFSDataOutputStream out = files.createAtomic(file, overwrite)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private String read() throws IOException {
    try (FSDataInputStream in = files.open(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String[] namesIn(java.nio.file.Path folder) {
    return folder.toFile().list();
  }
}
