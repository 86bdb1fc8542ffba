package velib.pipelinecheck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** How far the checkpoint of the Spark job is, and how large. */
final class CheckpointCheck {
  private static final String WHAT = "checkpoint";
  private static final int MEBIBYTE = 1 << 20;

  private final Findings findings;

  CheckpointCheck(Findings findings) {
    this.findings = findings;
  }

  void look(Path folder) {
    try {
      OptionalLong last = lastBatch(folder.resolve("commits"));
      if (last.isEmpty()) {
        findings.note(WHAT, "no batch was committed yet");
      } else {
        findings.fine(
            WHAT,
            String.format(
                Locale.ROOT,
                "batch %d was committed last; %d MiB",
                last.getAsLong(),
                (bytes(folder) + MEBIBYTE - 1) / MEBIBYTE));
      }
    } catch (IOException | UncheckedIOException unreadable) {
      findings.note(WHAT, "cannot be read from here: " + unreadable.getMessage());
    }
  }

  /** Spark writes one file for each committed batch, named after its number. */
  private static OptionalLong lastBatch(Path commits) throws IOException {
    if (!Files.isDirectory(commits)) {
      return OptionalLong.empty();
    }
    try (Stream<Path> files = Files.list(commits)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("[0-9]{1,18}"))
          .mapToLong(Long::parseLong)
          .max();
    }
  }

  private static long bytes(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.mapToLong(CheckpointCheck::size).sum();
    }
  }

  /** The job goes on writing and deleting while this looks. */
  private static long size(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.size(file) : 0;
    } catch (NoSuchFileException deleted) {
      return 0;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
