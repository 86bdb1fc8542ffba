package velib.stacktests.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import velib.stacktests.Command;
import velib.stacktests.Repository;

/**
 * A clone made under {@code umask 077}: its files are for their owner alone, and the programs in
 * the containers are another user.
 */
final class FileModesTest {
  private static final Duration LONGEST = Duration.ofMinutes(1);

  @TempDir Path temporary;
  private Checkout checkout;

  @BeforeEach
  void cloneForTheOwnerAlone() throws IOException {
    checkout = new Checkout(temporary.resolve("checkout"), temporary.resolve("tools"));
    List<Path> files;
    try (Stream<Path> all = Files.walk(checkout.folder())) {
      files = all.collect(Collectors.toList());
    }
    for (Path file : files) {
      Set<PosixFilePermission> modes = EnumSet.copyOf(Files.getPosixFilePermissions(file));
      modes.removeAll(PosixFilePermissions.fromString("---rwxrwx"));
      Files.setPosixFilePermissions(file, modes);
    }
  }

  @Test
  void whatIsMountedIsReadableForTheUserOfTheContainer() {
    Command.Outcome up =
        checkout.command("bash", "-c", "umask 077; make up MONITORING=on").run(LONGEST);

    assertThat(up.status).as(up.all()).isZero();
    for (String mounted :
        List.of(
            "docker/prometheus/prometheus.yml",
            "docs/alerts.yml",
            "docker/alertmanager/start",
            "docker/grafana/dashboards/bikes.json",
            "docker/grafana/provisioning/datasources/prometheus.yml")) {
      assertThat(modes(mounted)).as(mounted).contains(PosixFilePermission.OTHERS_READ);
    }
  }

  @Test
  void nothingElseIsOpened() {
    checkout.command("bash", "-c", "umask 077; make up MONITORING=on").succeed(LONGEST);

    assertThat(modes(".env")).doesNotContain(PosixFilePermission.OTHERS_READ);
  }

  @Test
  void aListOfPostcodesThatTheContainersCannotReadIsNamed() throws IOException {
    Path list = Files.writeString(temporary.resolve("mine.csv"), "station_code,postcode\n");
    checkout.with("STATION_POSTCODES_FILE", list.toString());

    Files.setPosixFilePermissions(list, PosixFilePermissions.fromString("rw-------"));
    assertThat(checkout.command("make", "up").run(LONGEST).complaints)
        .contains("chmod a+r " + list);
    Files.setPosixFilePermissions(list, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(checkout.command("make", "up").run(LONGEST).complaints).doesNotContain("chmod");
  }

  /** FileModesIT shows that this works; it needs an engine. */
  @Test
  void whatTheImagesTakeFromTheCheckoutHasModesOfItsOwn() throws IOException {
    List<String> without = new ArrayList<>();
    List<String> lines = Files.readAllLines(Repository.root().resolve("Dockerfile"));
    for (int line = 0; line < lines.size(); line++) {
      boolean fromTheCheckout =
          lines.get(line).startsWith("COPY ") && !lines.get(line).contains("--from=");
      if (fromTheCheckout
          && !lines.get(line).contains("--chmod=")
          && !lines.subList(line + 1, line + 3).toString().contains("RUN chmod -R a+rX")) {
        without.add(lines.get(line));
      }
    }
    assertThat(without).isEmpty();
  }

  private Set<PosixFilePermission> modes(String file) {
    try {
      return Files.getPosixFilePermissions(checkout.folder().resolve(file));
    } catch (IOException failure) {
      throw new AssertionError("cannot look at " + file, failure);
    }
  }
}
