package velib.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.function.Supplier;

/** Answers with a report: status 503 if it is unhealthy, else 200. */
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

  /** A program that fails to report its health is unhealthy. */
  private HealthReport report() {
    try {
      return reports.get();
    } catch (RuntimeException fault) {
      return HealthReport.unhealthy(
          "the program failed to report its health: " + fault, "please report it as a fault");
    }
  }
}
