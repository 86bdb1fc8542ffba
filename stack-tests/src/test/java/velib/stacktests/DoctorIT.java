package velib.stacktests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code make doctor} where nothing runs. */
@NeedsDocker
final class DoctorIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String NO_FEED = "http://127.0.0.1:1/station_status.json";

  @Test
  void looksAtWhatThePipelineWillNeed() {
    try (Stack stack = new Stack(Map.of("VELIB_FEED_URL", NO_FEED))) {
      Command.Outcome seen = stack.make("doctor").run(PATIENCE);

      assertThat(seen.output)
          .containsPattern("(?m)^ok +docker +engine ")
          .containsPattern("(?m)^ok +memory ")
          .containsPattern("(?m)^ok +ports ")
          .containsPattern("(?m)^WRONG +feed +" + NO_FEED + " gave no stations")
          .contains("does not run; make up starts it", "1 wrong");
      assertThat(seen.status).isNotZero();
    }
  }

  @Test
  void saysSoWhereNoEngineAnswers() {
    Command.Outcome seen =
        new Command(
                Map.of("DOCKER_HOST", "unix:///nowhere", "VELIB_FEED_URL", NO_FEED),
                List.of("make", "doctor"))
            .run(PATIENCE);

    assertThat(seen.output)
        .containsPattern("(?m)^WRONG +docker +the engine does not answer")
        .contains("make demo runs the whole pipeline without it", "2 wrong");
    assertThat(seen.status).isNotZero();
  }
}
