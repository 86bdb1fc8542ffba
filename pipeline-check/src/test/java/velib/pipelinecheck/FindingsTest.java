package velib.pipelinecheck;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FindingsTest {
  private final Printed printed = new Printed();

  @Test
  void writesOneLineForEachAndWhatToDoBelowAFault() {
    printed.findings.fine("lag", "0 messages wait for the Spark job");
    printed.findings.note("checkpoint", "no batch was committed yet");
    printed.findings.fault("spark-consumer", "gives no answer", "make logs");

    assertThat(printed)
        .hasToString(
            "ok     lag          0 messages wait for the Spark job\n"
                + "note   checkpoint   no batch was committed yet\n"
                + "WRONG  spark-consumer gives no answer\n"
                + "                    -> make logs\n");
  }

  @Test
  void knowsWhetherAnythingWasWrong() {
    printed.findings.note("lag", "not known");
    assertThat(printed.findings.hasFaults()).isFalse();

    printed.findings.fault("lag", "too much", "wait");
    assertThat(printed.findings.hasFaults()).isTrue();
  }

  @Test
  void keepsWordsFromOutsideFromSteeringTheTerminalOrForgingALine() {
    printed.findings.fault("producer", "is \u001b[2Jgone\nok     producer", "do\r\u202enothing");

    assertThat(printed)
        .hasToString(
            "WRONG  producer     is \uFFFD[2Jgone\uFFFDok     producer\n"
                + "                    -> do\uFFFD\uFFFDnothing\n");
  }
}
