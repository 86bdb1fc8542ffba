package velib.stacktests.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import velib.stacktests.Command;

/** What {@code make up MONITORING=on} starts, by the images that can be had. */
final class MonitoringTest {
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final String WITHOUT =
      "Grafana's image cannot be had here: Prometheus runs without it.";

  @TempDir Path temporary;
  private Checkout checkout;

  @BeforeEach
  void makeACheckout() throws IOException {
    checkout =
        new Checkout(temporary.resolve("checkout"), temporary.resolve("tools"))
            .with("SEEN", temporary.resolve("seen").toString());
  }

  @Test
  void grafanaIsStartedIfItsImageIsHere() throws IOException {
    Command.Outcome up = checkout.command("make", "up", "MONITORING=on").run(LONGEST);

    assertThat(up.status).as(up.all()).isZero();
    assertThat(up.output).contains("http://localhost:3000  Grafana");
    assertThat(up.complaints).doesNotContain("Grafana");
    assertThat(started()).contains(" prometheus", " grafana");
  }

  @Test
  void grafanaIsLeftOutWithOneSentenceIfThereIsNoImage() throws IOException {
    Command.Outcome up =
        checkout.command("make", "up", "MONITORING=on", "GRAFANA_IMAGE=none").run(LONGEST);

    assertThat(up.status).as(up.all()).isZero();
    assertThat(up.complaints).contains(WITHOUT);
    assertThat(up.output).doesNotContain("Grafana");
    assertThat(started()).contains(" prometheus").doesNotContain(" grafana");
    assertThat(seen()).doesNotContain("pull ");
  }

  @Test
  void grafanaIsLeftOutWithOneSentenceIfNoRegistryAnswers() throws IOException {
    Path docker = checkout.tools().resolve("docker");
    Checkout.program(
        docker,
        Files.readString(docker)
            + "case \"$*\" in 'image inspect grafana/'* | 'pull '*) exit 1 ;; esac\n");

    Command.Outcome up = checkout.command("make", "up", "MONITORING=on").run(LONGEST);

    assertThat(up.status).as(up.all()).isZero();
    assertThat(up.complaints).contains(WITHOUT);
    assertThat(started()).contains(" prometheus").doesNotContain(" grafana");
  }

  @Test
  void noPublicImageIsFetchedUnlessMonitoringIsAskedFor() throws IOException {
    checkout.command("make", "up").succeed(LONGEST);

    assertThat(seen()).doesNotContain("pull ").doesNotContain("image inspect grafana");
    assertThat(started()).doesNotContain(" prometheus").doesNotContain(" grafana");
  }

  @Test
  void theAddressForAlertsIsTakenFromAFileOfItsOwnerAndNotPrinted() throws IOException {
    Path docker = checkout.tools().resolve("docker");
    Checkout.program(
        docker,
        Files.readString(docker).replace("case", "echo \"to $ALERT_WEBHOOK\" >>\"$SEEN\"\ncase"));
    Path file = Files.writeString(temporary.resolve("webhook"), "https://example.org/s3cret\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

    Command.Outcome up =
        checkout.command("make", "up", "MONITORING=on", "ALERT_WEBHOOK_FILE=" + file).run(LONGEST);

    assertThat(up.status).as(up.all()).isZero();
    assertThat(started()).contains(" alertmanager");
    assertThat(seen()).contains("to https://example.org/s3cret\n");
    assertThat(up.all()).contains("alerts go to ALERT_WEBHOOK").doesNotContain("s3cret");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Command.Outcome up =
        checkout.command("make", "up", "MONITORING=on", "ALERT_WEBHOOK_FILE=/nowhere").run(LONGEST);

    assertThat(up.status).isNotZero();
    assertThat(up.complaints).contains("ALERT_WEBHOOK_FILE is '/nowhere', which cannot be read.");
  }

  /** The command line that starts the containers. */
  private String started() throws IOException {
    return seen().lines().filter(line -> line.contains(" up --detach")).findFirst().orElseThrow();
  }

  private String seen() throws IOException {
    return Files.readString(temporary.resolve("seen"));
  }
}
