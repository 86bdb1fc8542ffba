package velib.benchmarks.harness.result;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The machine and the versions of a run, kept beside its results. */
public final class Machine {
  private static final String FILE = "machine.properties";

  /** Figures from machines that differ in one of these do not belong in the same table. */
  private static final List<String> KIND = List.of("processor", "cores", "memory");

  private Machine() {}

  /**
   * Writes this machine and its versions into the results folder.
   *
   * @throws IllegalArgumentException when the folder has results of another kind of machine
   */
  public static void note(Path folder) throws IOException {
    Map<String, String> before = noted(folder);
    Properties machine = new Properties();
    machine.putAll(versions());
    machine.put("date", LocalDate.now(ZoneOffset.UTC).toString());
    machine.put("processor", first("/proc/cpuinfo", "model name"));
    machine.put("cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
    machine.put("memory", gibibytes(first("/proc/meminfo", "MemTotal")));
    machine.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    machine.put(
        "Java", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
    machine.put("commit", commit());
    for (String name : KIND) {
      String now = machine.getProperty(name);
      if (!before.getOrDefault(name, now).equals(now)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%s has results from a machine whose %s is \"%s\", on this one it is \"%s\": choose another"
                    + " folder with results=",
                folder,
                name,
                before.get(name),
                now));
      }
    }
    Files.createDirectories(folder);
    try (var file = Files.newBufferedWriter(folder.resolve(FILE))) {
      machine.store(file, null);
    }
  }

  /** Returns what was noted, sorted by name; empty if nothing was. */
  public static Map<String, String> noted(Path folder) throws IOException {
    Properties machine = new Properties();
    if (Files.exists(folder.resolve(FILE))) {
      try (var file = Files.newBufferedReader(folder.resolve(FILE))) {
        machine.load(file);
      }
    }
    Map<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    machine.stringPropertyNames().forEach(name -> sorted.put(name, machine.getProperty(name)));
    return sorted;
  }

  private static Properties versions() {
    try (InputStream file = Machine.class.getResourceAsStream("versions.properties")) {
      Properties versions = new Properties();
      versions.load(file);
      return versions;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String first(String file, String field) throws IOException {
    return Files.readAllLines(Path.of(file)).stream()
        .filter(line -> line.startsWith(field))
        .map(line -> line.substring(line.indexOf(':') + 1).trim())
        .findFirst()
        .orElse("unknown");
  }

  private static String gibibytes(String kibibytes) {
    String digits = kibibytes.replaceAll("[^0-9]", "");
    return digits.isEmpty() ? kibibytes : Math.round(Long.parseLong(digits) / 1048576.0) + " GiB";
  }

  private static String commit() throws IOException {
    Process git =
        new ProcessBuilder("git", "rev-parse", "--short", "HEAD").redirectErrorStream(true).start();
    try (InputStream answer = git.getInputStream()) {
      String text = new String(answer.readAllBytes(), StandardCharsets.UTF_8).trim();
      return text.matches("[0-9a-f]+") ? text : "unknown";
    }
  }
}
