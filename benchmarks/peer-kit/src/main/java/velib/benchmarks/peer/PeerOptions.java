package velib.benchmarks.peer;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The options that the harness gives to a compared program: arguments of the form {@code
 * name=value}.
 */
public final class PeerOptions {
  private final Map<String, String> values = new HashMap<>();

  private PeerOptions() {}

  /**
   * Reads the arguments.
   *
   * @throws IllegalArgumentException when one of them is not {@code name=value}
   */
  public static PeerOptions of(String[] arguments) {
    PeerOptions options = new PeerOptions();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(
            "\"" + argument + "\" is not an option: expected name=value");
      }
      options.values.put(argument.substring(0, equals), argument.substring(equals + 1));
    }
    return options;
  }

  /** The address of Kafka, {@code host:port}. */
  public String bootstrapServers() {
    return text("bootstrap");
  }

  /** The topic of the stations' statuses. */
  public String inputTopic() {
    return text("input");
  }

  /** The topic of the postcodes' totals. */
  public String resultsTopic() {
    return text("results");
  }

  /** A folder for whatever the program keeps on disk; no other run uses it. */
  public Path folder() {
    return Path.of(text("folder"));
  }

  /** A name that no other run has, for groups and transactions. */
  public String run() {
    return text("run");
  }

  /** How many threads or tasks to run in parallel: the machine's cores. */
  public int cores() {
    return Runtime.getRuntime().availableProcessors();
  }

  /**
   * A whole number.
   *
   * @throws IllegalArgumentException when the option was not given
   */
  public int number(String name) {
    return Integer.parseInt(text(name));
  }

  /**
   * A text.
   *
   * @throws IllegalArgumentException when the option was not given
   */
  public String text(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the option " + name + "=… is missing");
    }
    return value;
  }
}
