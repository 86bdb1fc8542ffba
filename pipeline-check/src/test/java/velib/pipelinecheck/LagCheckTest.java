package velib.pipelinecheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LagCheckTest {
  private final ProgramStub job = new ProgramStub();
  private final Printed printed = new Printed();
  private final LagCheck check = new LagCheck(new ProgramClient(), printed.findings, Duration.ZERO);

  @AfterEach
  void stop() {
    job.close();
  }

  @Test
  void nothingThatWaitsIsFine() throws InterruptedException {
    look("velib_input_lag_messages 0.0\n");

    assertThat(printed).hasToString("ok     lag          0 messages wait for the Spark job\n");
  }

  @Test
  void aLagThatGoesDownIsFine() throws InterruptedException {
    look("velib_input_lag_messages 900.0\n", "velib_input_lag_messages 200.0\n");

    assertThat(printed).hasToString("ok     lag          200 messages wait for the Spark job\n");
  }

  @Test
  void aLagThatStaysIsAFault() throws InterruptedException {
    look("velib_input_lag_messages 900.0\n", "velib_input_lag_messages 900.0\n");

    assertThat(printed.toString())
        .startsWith(
            "WRONG  lag          900 messages wait for the Spark job, and three seconds before 900"
                + " did\n")
        .contains("docs/operations.md, job-stands-still and lag-grows");
  }

  @Test
  void aJobThatDoesNotTellIsNoFault() throws InterruptedException {
    look("velib_query_running 0.0\n");

    assertThat(printed).hasToString("note   lag          not known: the job does not tell\n");
  }

  private void look(String... metrics) throws InterruptedException {
    job.serve("/metrics", 200, metrics);
    check.look(job.address());
  }
}
