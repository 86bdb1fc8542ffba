package velib.stacktests.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import velib.stacktests.Command;
import velib.stacktests.Repository;

/**
 * A copy of what people type from: the scripts, the Makefile and the files that these read, in a
 * folder of its own. Java and Docker are stand-ins, which print how they were started.
 */
final class Checkout {
  private static final List<String> PARTS =
      List.of(
          "Makefile",
          "scripts",
          "docker",
          ".env",
          "docker-compose.yml",
          "mvnw",
          ".mvn",
          "pom.xml",
          "docs/alerts.yml");

  /** What make has exported where it runs these tests on stand-ins; the checkout has none. */
  private static final List<String> IMAGES =
      List.of(
          "JDK_IMAGE",
          "JRE_IMAGE",
          "PROMETHEUS_IMAGE",
          "ALERTMANAGER_IMAGE",
          "GRAFANA_IMAGE",
          "KAFKA_UI_IMAGE");

  private final Path folder;
  private final Path tools;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private final List<String> unset = new ArrayList<>(IMAGES);

  /**
   * Copies the files of the work tree.
   *
   * @param folder where to; created
   * @param tools a folder for the stand-ins; created
   */
  Checkout(Path folder, Path tools) throws IOException {
    this(folder, tools, Repository.root());
  }

  /** A checkout with the files of another folder, which may be the same one. */
  Checkout(Path folder, Path tools, Path source) throws IOException {
    this.folder = folder;
    this.tools = tools;
    if (!source.equals(folder)) {
      for (String part : PARTS) {
        copy(source.resolve(part), folder.resolve(part));
      }
    }
    Files.createDirectories(tools);
    try (InputStream docker = Checkout.class.getResourceAsStream("docker")) {
      program(tools.resolve("docker"), new String(docker.readAllBytes(), UTF_8));
    }
    environment.put("PATH", tools + ":" + System.getenv("PATH"));
    environment.put("JAVA_HOME", jdk(tools.resolve("jdk"), "17").toString());
    environment.put("VELIB_FEED_URL", "http://127.0.0.1:1/station_status.json");
  }

  /** Makes a stand-in for a JDK, which says what it is started with. */
  static Path jdk(Path home, String line) throws IOException {
    String properties =
        "printf '    %s\\n' 'java.home = " + home + "' 'java.specification.version = " + line + "'";
    for (String name : List.of("java", "javac")) {
      program(
          home.resolve("bin").resolve(name),
          String.join(
              "\n",
              "#!/bin/sh",
              "case \"$*\" in",
              "  *XshowSettings*) exec >&2; " + properties,
              "    case \"${LC_ALL:-}\" in",
              "      *UTF-8) echo '    sun.jnu.encoding = UTF-8' ;;",
              "      *) echo '    sun.jnu.encoding = ANSI_X3.4-1968' ;;",
              "    esac ;;",
              "  *) printf '%s of "
                  + line
                  + " in LC_ALL=%s: %s\\n' "
                  + name
                  + " \"${LC_ALL:-}\" \"$*\" ;;",
              "esac",
              ""));
    }
    return home;
  }

  /** Writes a file that can be run. */
  static Path program(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.deleteIfExists(file);
    Files.writeString(file, text, UTF_8);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Puts a Maven in the wrapper's place that does this and makes the folders of the demo. */
  Checkout withMaven(String... lines) throws IOException {
    List<String> all = new ArrayList<>(List.of("#!/bin/sh"));
    all.addAll(List.of(lines));
    all.add("for module in feed-simulator kafka-init producer spark-consumer dashboard demo; do");
    all.add("  mkdir -p \"$module/target/app\"");
    all.add("done");
    all.add("mkdir -p kafka/target/kafka/libs");
    program(folder.resolve("mvnw"), String.join("\n", all) + "\n");
    for (String module :
        ("settings telemetry station-model feed-client kafka test-kit feed-simulator kafka-init"
                + " producer spark-consumer dashboard demo")
            .split(" ")) {
      Files.createDirectories(folder.resolve(module).resolve("src/main"));
      Files.writeString(folder.resolve(module).resolve("pom.xml"), "<project/>", UTF_8);
    }
    return this;
  }

  Checkout with(String variable, String value) {
    environment.put(variable, value);
    unset.remove(variable);
    return this;
  }

  Checkout without(String... variables) {
    unset.addAll(List.of(variables));
    return this;
  }

  Path folder() {
    return folder;
  }

  /** The folder of the stand-ins, which comes first on the PATH. */
  Path tools() {
    return tools;
  }

  /** A command in the folder of the checkout. */
  Command command(String... words) {
    return new Command(environment, List.of(words)).without(unset).in(folder);
  }

  private static void copy(Path from, Path to) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(from)) {
      files = all.collect(Collectors.toList());
    }
    for (Path file : files) {
      Path target = to.resolve(from.relativize(file).toString());
      try {
        Files.createDirectories(target.getParent());
        if (!Files.isDirectory(target)) {
          Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
        }
      } catch (IOException failure) {
        throw new UncheckedIOException("cannot copy " + file, failure);
      }
    }
  }
}
