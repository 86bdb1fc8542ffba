package velib.stacktests.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import velib.stacktests.Command;

/** What {@code make up TOOLS=on} starts; the browser's image itself could not be tried. */
final class TopicBrowserTest {
  private static final Duration LONGEST = Duration.ofMinutes(1);

  @TempDir Path temporary;
  private Checkout checkout;

  @BeforeEach
  void makeACheckout() throws IOException {
    checkout =
        new Checkout(temporary.resolve("checkout"), temporary.resolve("tools"))
            .with("SEEN", temporary.resolve("seen").toString());
  }

  @Test
  void itIsStartedIfItsImageIsHere() throws IOException {
    Command.Outcome up = checkout.command("make", "up", "TOOLS=on").run(LONGEST);

    assertThat(up.status).as(up.all()).isZero();
    assertThat(up.output).contains("http://localhost:8090  topics");
    assertThat(started()).contains(" kafka-ui");
  }

  @Test
  void itIsLeftOutWithOneSentenceIfItsImageCannotBeHad() throws IOException {
    Command.Outcome up =
        checkout.command("make", "up", "TOOLS=on", "KAFKA_UI_IMAGE=none").run(LONGEST);

    assertThat(up.status).as(up.all()).isZero();
    assertThat(up.complaints).contains("The topic browser's image cannot be had here");
    assertThat(started()).doesNotContain("kafka-ui");
  }

  @Test
  void itIsNotStartedUnlessItIsAskedFor() throws IOException {
    checkout.command("make", "up").succeed(LONGEST);

    assertThat(started()).doesNotContain(" kafka-ui");
  }

  @Test
  void anotherWordThanOnIsRefused() {
    Command.Outcome up = checkout.command("make", "up", "TOOLS=yes").run(LONGEST);

    assertThat(up.status).isNotZero();
    assertThat(up.complaints).contains("TOOLS is 'yes': expected on, or nothing.");
  }

  /** The command line that starts the containers. */
  private String started() throws IOException {
    return Files.readString(temporary.resolve("seen"))
        .lines()
        .filter(line -> line.contains(" up --detach"))
        .findFirst()
        .orElseThrow();
  }
}
