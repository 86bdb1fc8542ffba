package velib.benchmarks.harness.plan;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The options of a run. An option without a value counts as not given. */
public final class BenchOptions {
  private static final Set<String> NAMES =
      Set.of(
          "only",
          "sides",
          "trials",
          "messages",
          "partitions",
          "compression",
          "snapshots",
          "stations",
          "viewers",
          "updates",
          "polls",
          "results",
          "page",
          "record");

  private final Map<String, String> values = new TreeMap<>();

  private BenchOptions() {}

  /**
   * Reads the options.
   *
   * @throws IllegalArgumentException when an option is unknown; the message lists those that exist
   */
  public static BenchOptions of(String... arguments) {
    BenchOptions options = new BenchOptions();
    for (String argument : arguments) {
      String name = argument.replaceFirst("=.*", "");
      if (!argument.contains("=") || !NAMES.contains(name)) {
        throw new IllegalArgumentException(
            "\"" + argument + "\" is not an option: expected name=value with one of " + NAMES);
      }
      String value = argument.substring(name.length() + 1).trim();
      if (!value.isEmpty()) {
        options.values.put(name, value);
      }
    }
    return options;
  }

  /** Returns a comma-separated list, or empty if the option was not given. */
  Optional<List<String>> list(String name) {
    return Optional.ofNullable(values.get(name))
        .map(value -> Arrays.stream(value.split("[, ]+")).collect(Collectors.toList()));
  }

  /** Returns a whole number of at least 1, or empty if the option was not given. */
  public Optional<Integer> number(String name) {
    String value = values.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!value.matches("[1-9][0-9]{0,8}")) {
      throw new IllegalArgumentException(
          name + " is \"" + value + "\": expected a whole number of at least 1");
    }
    return Optional.of(Integer.valueOf(value));
  }

  /** Returns whether the option was given as {@code yes}. */
  public boolean isYes(String name) {
    return "yes".equals(values.get(name));
  }

  /**
   * Returns the folder for the results; by default the one that the project's report is made from.
   */
  public Path resultsFolder(Path root) {
    return root.resolve(values.getOrDefault("results", "benchmarks/results"));
  }

  /**
   * Returns the page to write: the one given, else a page in the given results folder, else the
   * project's own page.
   */
  public Path reportPage(Path root) {
    if (values.containsKey("page")) {
      return root.resolve(values.get("page"));
    }
    return values.containsKey("results")
        ? resultsFolder(root).resolve("benchmarks.md")
        : root.resolve("docs/benchmarks.md");
  }
}
