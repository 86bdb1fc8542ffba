package velib.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The words of the programs' Logback patterns, beside both versions of Logback. */
class PrintableLogTest {
  private static final String HOSTILE = "a\u001b[2J\nb\u202ec\u2066d\u0085e\u2028f\r\ng";
  private static final String CONFIGURATION =
      "<configuration>"
          + "<conversionRule conversionWord='text' class='velib.settings.PrintableMessage'"
          + " converterClass='velib.settings.PrintableMessage'/>"
          + "<conversionRule conversionWord='trace' class='velib.settings.PrintableStackTrace'"
          + " converterClass='velib.settings.PrintableStackTrace'/>"
          + "<appender name='file' class='ch.qos.logback.core.FileAppender'><file>%s</file>"
          + "<encoder><charset>UTF-8</charset><pattern>%%level %%text%%n%%trace</pattern></encoder>"
          + "</appender><root level='INFO'><appender-ref ref='file'/></root></configuration>";

  private final LoggerContext logback = (LoggerContext) LoggerFactory.getILoggerFactory();

  @TempDir Path folder;

  @Test
  void aMessageIsOneLineWhateverIsInIt() throws Exception {
    assertThat(logged("says {}", HOSTILE))
        .containsExactly("INFO says a\uFFFD[2J\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFDf\uFFFD\uFFFDg");
  }

  @Test
  void aStackTraceKeepsItsLinesAndTheirOrder() throws Exception {
    IllegalStateException failure = new IllegalStateException("outer", new IOException("inner"));
    failure.addSuppressed(new IOException("beside"));

    List<String> lines = logged("failed", failure);

    assertThat(lines.get(0)).isEqualTo("INFO failed");
    assertThat(lines.get(1)).isEqualTo("java.lang.IllegalStateException: outer");
    assertThat(lines.get(2)).startsWith("\tat velib.settings.PrintableLogTest.");
    assertThat(lines).anyMatch(line -> line.equals("Caused by: java.io.IOException: inner"));
    assertThat(lines).anyMatch(line -> line.startsWith("\tSuppressed: java.io.IOException"));
    assertThat(lines).doesNotContain("");
  }

  @Test
  void theMessageOfAnExceptionBeginsNoLineOfTheLog() throws Exception {
    List<String> lines =
        logged("failed", new IOException("x\nERROR forged\u001b[2J", new IOException(HOSTILE)));

    assertThat(lines)
        .contains("\tERROR forged\uFFFD[2J", "Caused by: java.io.IOException: a\uFFFD[2J");
    assertThat(lines.subList(2, lines.size()))
        .allMatch(line -> line.startsWith("\t") || line.startsWith("Caused by: "));
  }

  /** What is written to the log; of the argument, Logback takes an exception for a stack trace. */
  private List<String> logged(String format, Object argument) throws JoranException, IOException {
    Path file = folder.resolve("log");
    logback.reset();
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(logback);
    configurator.doConfigure(
        new ByteArrayInputStream(String.format(Locale.ROOT, CONFIGURATION, file).getBytes(UTF_8)));
    logback.getLogger("velib").info(format, new Object[] {argument});
    logback.reset();
    return List.of(Files.readString(file).split("\n"));
  }
}
