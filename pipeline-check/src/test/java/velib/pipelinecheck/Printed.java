package velib.pipelinecheck;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

/** Findings whose text a test can look at. */
final class Printed {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  final Findings findings = new Findings(new PrintStream(bytes, true, UTF_8));

  @Override
  public String toString() {
    return bytes.toString(UTF_8);
  }
}
