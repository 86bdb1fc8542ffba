package velib.sparkconsumer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The damage that a crash leaves in a checkpoint. */
final class Checkpoints {
  private Checkpoints() {}

  /** Makes the last batch one that was run but not marked as done; Spark then runs it again. */
  static void removeLastCommit(Path checkpoint) throws IOException {
    Path commits = checkpoint.resolve("commits");
    try (Stream<Path> files = Files.list(commits)) {
      List<Path> done =
          files
              .filter(file -> file.getFileName().toString().matches("[0-9]+"))
              .sorted(Comparator.comparingLong(f -> Long.parseLong(f.getFileName().toString())))
              .collect(Collectors.toList());
      Path last = done.get(done.size() - 1);
      Files.delete(last);
      Files.deleteIfExists(commits.resolve("." + last.getFileName() + ".crc"));
    }
  }
}
