package velib.dashboard.places;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StationInformationTest {
  private static final byte[] FILE =
      "{\"data\":{\"stations\":[{\"stationCode\":\"16107\",\"name\":\"Godard\"}]}}".getBytes(UTF_8);

  @TempDir Path folder;
  private final AtomicInteger asked = new AtomicInteger();
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private StationInformation.Source source = () -> FILE;
  private StationInformation information;

  @BeforeEach
  void loadNothing() {
    information =
        new StationInformation(
            "the feed",
            () -> {
              asked.incrementAndGet();
              return source.content();
            },
            folder.resolve("station_information.json"),
            10,
            new Tells());
    information.load();
  }

  @Test
  void anUnexpectedExceptionIsFollowedByAPauseThatDoubles() throws Exception {
    source =
        () -> {
          throw new IllegalStateException("unexpected");
        };

    assertThat(information.refreshIfDue()).isFalse();
    after(Duration.ofSeconds(59));
    assertThat(asked).as("asked within a minute").hasValue(1);
    after(Duration.ofSeconds(1));
    assertThat(asked).as("asked after a minute").hasValue(2);
    after(Duration.ofSeconds(119));
    assertThat(asked).as("asked within two more").hasValue(2);
    source = () -> FILE;
    after(Duration.ofSeconds(1));

    assertThat(information.places()).containsOnlyKeys("16107");
  }

  @Test
  void aFileThatCannotBeReadIsAskedForAgain() throws Exception {
    Files.write(folder.resolve("station_information.json"), new byte[] {'{'});
    information.load();

    assertThat(information.refreshIfDue()).isTrue();

    assertThat(information.places()).containsOnlyKeys("16107");
  }

  private void after(Duration time) throws IOException, InterruptedException {
    now = now.plus(time);
    information.refreshIfDue();
  }

  /** The time that the test says it is. */
  private final class Tells extends Clock {
    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
