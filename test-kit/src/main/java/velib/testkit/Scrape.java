package velib.testkit;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program's {@code /metrics} at one moment, in Prometheus' text format. */
public final class Scrape {
  private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) (\\S+)");
  private static final Pattern SAMPLE = Pattern.compile("([^ {]+)(?:\\{(.*)})? (\\S+)");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

  /** The endings of the names of a distribution's parts. */
  private static final Pattern PART = Pattern.compile("_(bucket|count|sum)$");

  /** Labels that distinguish the parts of a distribution; they are not labels of the metric. */
  private static final Set<String> OF_PARTS = Set.of("le", "quantile");

  private final Map<String, String> typeByName = new TreeMap<>();
  private final Map<String, Set<String>> labelsByName = new TreeMap<>();
  private final Map<String, Double> samples = new LinkedHashMap<>();

  private Scrape(String text) {
    text.lines().forEach(this::read);
  }

  /** Parses a text that was scraped. */
  public static Scrape of(String text) {
    return new Scrape(text);
  }

  /**
   * Scrapes a program.
   *
   * @param server the address of its metrics, such as {@code http://localhost:9101/}
   */
  public static Scrape from(URI server) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) server.resolve("/metrics").toURL().openConnection();
    try {
      return new Scrape(
          new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    } finally {
      connection.disconnect();
    }
  }

  private void read(String line) {
    Matcher type = TYPE.matcher(line);
    Matcher sample = SAMPLE.matcher(line);
    if (type.matches()) {
      typeByName.put(type.group(1), type.group(2));
      labelsByName.put(type.group(1), new TreeSet<>());
    } else if (!line.startsWith("#") && sample.matches()) {
      Map<String, String> labels = new TreeMap<>();
      Matcher label = LABEL.matcher(sample.group(2) == null ? "" : sample.group(2));
      while (label.find()) {
        labels.put(label.group(1), label.group(2));
      }
      samples.put(key(sample.group(1), labels), Double.valueOf(sample.group(3)));
      labels.keySet().removeAll(OF_PARTS);
      labelsByName.get(metricOf(sample.group(1))).addAll(labels.keySet());
    }
  }

  private String metricOf(String sample) {
    return typeByName.containsKey(sample) ? sample : PART.matcher(sample).replaceFirst("");
  }

  private static String key(String name, Map<String, String> labels) {
    return name + labels;
  }

  /**
   * A sample's value.
   *
   * @param name with its ending, such as {@code _count}
   * @param labels name, value, name, value
   * @throws AssertionError if it is missing
   */
  public double value(String name, String... labels) {
    return find(name, labels)
        .orElseThrow(() -> new AssertionError("no " + key(name, labels(labels)) + " in " + this));
  }

  /** A sample's value; empty if it is missing. */
  public OptionalDouble find(String name, String... labels) {
    Double value = samples.get(key(name, labels(labels)));
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  private static Map<String, String> labels(String... namesAndValues) {
    Map<String, String> labels = new TreeMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      labels.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return labels;
  }

  /** Each metric as {@code name, type, labels}, such as {@code x_total, counter, outcome}. */
  public Set<String> metrics() {
    Set<String> metrics = new TreeSet<>();
    typeByName.forEach(
        (name, type) ->
            metrics.add(name + ", " + type + ", " + String.join(" ", labelsByName.get(name))));
    return metrics;
  }

  @Override
  public String toString() {
    return samples.toString();
  }
}
