package velib.pipelinecheck;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Looks at the running pipeline; each subcommand is one question that a script asks. */
@Command(
    name = "pipeline-check",
    description = "Looks at the running pipeline from inside its network; changes nothing.",
    subcommands = {Doctor.class, FirstResults.class})
public final class PipelineCheck {
  private PipelineCheck() {}

  /**
   * Runs a subcommand: {@code doctor} or {@code first-results}. The topics and the brokers are
   * environment variables, as for every program of the pipeline.
   */
  public static void main(String[] arguments) {
    // Not the logback.xml of the class path: in the containers that is kafka-init's.
    System.setProperty("logback.configurationFile", "velib/pipelinecheck/logback.xml");
    // The texts are UTF-8, whatever the container's locale is.
    System.setOut(new PrintStream(System.out, true, StandardCharsets.UTF_8));
    System.exit(new CommandLine(new PipelineCheck()).execute(arguments));
  }
}
