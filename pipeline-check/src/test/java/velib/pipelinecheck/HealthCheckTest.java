package velib.pipelinecheck;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthCheckTest {
  private static final Service PRODUCER = new Service("producer", 19101, true);

  private final ProgramStub program = new ProgramStub();
  private final Printed printed = new Printed();
  private final HealthCheck check = new HealthCheck(new ProgramClient(), printed.findings);

  @AfterEach
  void stop() {
    program.close();
  }

  @Test
  void aHealthyProgramIsFine() {
    program.serve("/healthz", 200, "{\"status\":\"healthy\",\"reasons\":[]}");

    check.look(PRODUCER, program.address());

    assertThat(printed).hasToString("ok     producer     says that it is healthy\n");
  }

  @Test
  void aDegradedOneWaitsAndGivesItsReasonWhole() {
    program.serve(
        "/healthz",
        200,
        "{\"status\":\"degraded\",\"reasons\":[{\"reason\":\"the feed: failed, \\\"status\\\" 503\","
            + "\"what_to_do\":\"nothing\"}]}");

    check.look(PRODUCER, program.address());

    assertThat(printed)
        .hasToString("note   producer     waits: the feed: failed, \"status\" 503\n");
    assertThat(printed.findings.hasFaults()).isFalse();
  }

  @Test
  void anUnhealthyOneIsAFaultWithEachReasonAndWhatToDo() {
    program.serve(
        "/healthz",
        503,
        "{\"status\":\"unhealthy\",\"reasons\":["
            + "{\"reason\":\"no poll ended\",\"what_to_do\":\"look at its log\"},"
            + "{\"reason\":\"Kafka missed 4 polls\",\"what_to_do\":\"make doctor\"}]}");

    check.look(PRODUCER, program.address());

    assertThat(printed)
        .hasToString(
            "WRONG  producer     is unhealthy: no poll ended; Kafka missed 4 polls\n"
                + "                    -> look at its log; make doctor\n");
  }

  @Test
  void noAnswerIsAFaultThatNamesThePortOfTheMachine() {
    program.close();

    check.look(PRODUCER, program.address());

    assertThat(printed.toString())
        .startsWith("WRONG  producer     gives no answer at localhost:19101/healthz\n")
        .contains("docker compose logs --tail 20 producer");
  }

  @Test
  void aPortOfTheMachineThatIsClosedIsAFaultWhateverTheProgramSays() {
    program.serve("/healthz", 200, "{\"status\":\"healthy\",\"reasons\":[]}");

    check.look(new Service("producer", 19101, false), program.address());

    assertThat(printed.toString()).contains("gives no answer at localhost:19101/healthz");
  }

  @Test
  void anAnswerThatIsNoHealthIsAFault() {
    program.serve("/healthz", 200, "<html>hello</html>");

    check.look(PRODUCER, program.address());

    assertThat(printed.toString()).startsWith("WRONG  producer     answers with something else");
  }
}
