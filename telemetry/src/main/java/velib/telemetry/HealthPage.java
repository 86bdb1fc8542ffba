package velib.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.function.Supplier;

/** Answers with a report: 503 where it is unhealthy, else 200. */
final class HealthPage implements HttpHandler {
  private final Supplier<HealthReport> reports;

  HealthPage(Supplier<HealthReport> reports) {
    this.reports = reports;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    HealthReport report = report();
    boolean isUnhealthy = report.status() == HealthReport.Status.UNHEALTHY;
    Answer.send(
        exchange,
        isUnhealthy ? 503 : 200,
        "application/json; charset=utf-8",
        (HealthJson.write(report) + "\n").getBytes(UTF_8));
  }

  /** A program that cannot tell how it is, is not well. */
  private HealthReport report() {
    try {
      return reports.get();
    } catch (RuntimeException fault) {
      return HealthReport.unhealthy(
          "the program failed at telling how it is: " + fault, "please report it as a fault");
    }
  }
}
