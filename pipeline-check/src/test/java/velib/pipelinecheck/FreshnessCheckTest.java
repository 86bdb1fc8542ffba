package velib.pipelinecheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshnessCheckTest {
  private static final String NOON = "2026-11-27T12:00:00Z";
  private static final Service PAGE = new Service("dashboard", 18080, true);

  private final ProgramStub page = new ProgramStub();
  private final Printed printed = new Printed();

  @AfterEach
  void stop() {
    page.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "live        | ok     freshness    live: the newest status came at 11:59, the newest change"
            + " of a total at 11:58",
        "starting    | note   freshness    the live page is still reading the topics",
        "source-down | WRONG  freshness    no status came since " + NOON,
        "stale       | WRONG  freshness    the Spark job has not taken what came at " + NOON,
        "held-up     | WRONG  freshness    what was sent since "
            + NOON
            + " waits behind an open transaction",
        "kafka-down  | WRONG  freshness    the live page says kafka-down since " + NOON
      })
  void saysHowThePageSaysThatThingsAre(String stream, String line) {
    page.serve(
        "/api/totals",
        200,
        String.format(
            Locale.ROOT,
            "{\"as_of\":null,\"postcodes\":[],\"state\":{\"stream\":\"%s\",\"since\":\"%s\","
                + "\"newest_status\":\"11:59\",\"newest_result\":\"11:58\",\"unread\":0}}",
            stream,
            NOON));

    new FreshnessCheck(new ProgramClient(), printed.findings).look(PAGE, page.address());

    assertThat(printed.toString().lines().findFirst()).contains(line);
  }

  @Test
  void aPageThatDoesNotAnswerIsAFault() {
    page.close();

    new FreshnessCheck(new ProgramClient(), printed.findings).look(PAGE, page.address());

    assertThat(printed.toString())
        .startsWith("WRONG  freshness    the live page gives no answer at localhost:18080\n");
  }
}
