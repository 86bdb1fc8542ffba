package velib.benchmarks.harness.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The Java heaps of the pipeline's programs in their containers, as {@code make} would set them.
 */
final class ContainerHeaps {
  private final Path defaults;

  ContainerHeaps(Path root) {
    defaults = root.resolve(".env");
  }

  /**
   * Returns the value of a setting such as {@code SPARK_HEAP}, for instance {@code 768m}. The
   * environment overrides {@code .env}.
   */
  String of(String setting) {
    String given = System.getenv(setting);
    return given == null || given.isEmpty() ? byDefault(setting) : given;
  }

  private String byDefault(String setting) {
    try (Stream<String> lines = Files.lines(defaults)) {
      return lines
          .filter(line -> line.startsWith(setting + "="))
          .map(line -> line.substring(setting.length() + 1))
          .findFirst()
          .orElseThrow();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
