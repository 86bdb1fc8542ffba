package velib.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuntimeFolderIT {
  private static final Path HOME = Path.of(System.getProperty("velib.kafka.home"));

  @Test
  void holdsTheBrokerAndTheZooKeeperThatThePipelineIsMadeFor() throws IOException {
    assertThat(libraries())
        .contains("kafka_2.12-2.6.3.jar", "kafka-clients-2.6.3.jar", "zookeeper-3.5.10.jar");
  }

  /** The broker was released with lz4-java 1.7.1 and snappy-java 1.1.7.3. */
  @Test
  void hasNoCompressionLibraryWithKnownFaults() throws IOException {
    assertThat(libraries())
        .filteredOn(library -> library.matches("(lz4|snappy)-java-.*"))
        .hasSize(2)
        .noneMatch(library -> library.matches("lz4-java-1\\.([0-9]|10\\.0)[.-].*"))
        .noneMatch(library -> library.matches("snappy-java-1\\.1\\.([0-9]|10\\.[0-3])[.-].*"));
  }

  /** Apple's processors, and machines and clouds with the same instructions. */
  @Test
  void hasItsCompressionLibrariesForArm64() throws IOException {
    assertThat(nativeLibraries("snappy-java"))
        .anyMatch(library -> library.endsWith("Linux/aarch64/libsnappyjava.so"))
        .anyMatch(library -> library.endsWith("Mac/aarch64/libsnappyjava.dylib"));
    assertThat(nativeLibraries("lz4-java"))
        .anyMatch(library -> library.endsWith("linux/aarch64/liblz4-java.so"))
        .anyMatch(library -> library.endsWith("darwin/aarch64/liblz4-java.dylib"));
    // For macOS it has none; the containers are Linux everywhere.
    assertThat(nativeLibraries("zstd-jni"))
        .anyMatch(library -> library.endsWith("linux/aarch64/libzstd-jni.so"));
  }

  @Test
  void hasTheClassesOfLog4jFromReload4jAlone() throws IOException {
    for (String library : libraries()) {
      try (JarFile jar = new JarFile(HOME.resolve("libs").resolve(library).toFile())) {
        assertThat(jar.getEntry("org/apache/log4j/Logger.class") != null)
            .as(library)
            .isEqualTo(library.startsWith("reload4j-"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kafka-topics",
        "kafka-console-consumer",
        "kafka-console-producer",
        "kafka-consumer-groups",
        "kafka-configs",
        "kafka-broker-api-versions"
      })
  void hasEachCommandWithAndWithoutItsEnding(String command) throws IOException {
    Path plain = HOME.resolve("bin").resolve(command);
    Path withEnding = HOME.resolve("bin").resolve(command + ".sh");

    assertThat(plain).isExecutable();
    assertThat(withEnding).isExecutable().content().endsWith("/" + command + "\" \"$@\"\n");
  }

  private static List<String> nativeLibraries(String jarName) throws IOException {
    for (String library : libraries()) {
      if (library.startsWith(jarName)) {
        try (JarFile jar = new JarFile(HOME.resolve("libs").resolve(library).toFile())) {
          return jar.stream().map(JarEntry::getName).collect(Collectors.toList());
        }
      }
    }
    throw new AssertionError("there is no " + jarName);
  }

  private static List<String> libraries() throws IOException {
    try (Stream<Path> files = Files.list(HOME.resolve("libs"))) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toList());
    }
  }
}
