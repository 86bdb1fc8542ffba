package velib.pipelinecheck;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What a program says of its own health. */
final class HealthCheck {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ProgramClient pages;
  private final Findings findings;

  HealthCheck(ProgramClient pages, Findings findings) {
    this.pages = pages;
    this.findings = findings;
  }

  /**
   * Asks a program at its address inside the network.
   *
   * <p>An unreachable port of the machine is a fault of its own: people look there.
   */
  void look(Service service, URI address) {
    Optional<String> answer =
        service.isReachable ? pages.get(address, "/healthz") : Optional.empty();
    if (answer.isEmpty()) {
      findings.fault(
          service.name,
          "gives no answer at localhost:" + service.publishedPort + "/healthz",
          service.logs());
    } else {
      judge(service, answer.get());
    }
  }

  private void judge(Service service, String answer) {
    JsonNode health;
    try {
      health = JSON.readTree(answer);
    } catch (JsonProcessingException notJson) {
      findings.fault(
          service.name,
          "answers with something else than its health at localhost:"
              + service.publishedPort
              + "/healthz",
          "does another program listen there?");
      return;
    }
    String status = health.path("status").asText("");
    switch (status) {
      case "healthy":
        findings.fine(service.name, "says that it is healthy");
        break;
      case "degraded":
        findings.note(service.name, "waits: " + all(health, "reason"));
        break;
      default:
        findings.fault(
            service.name, "is " + status + ": " + all(health, "reason"), all(health, "what_to_do"));
    }
  }

  private static String all(JsonNode health, String field) {
    return StreamSupport.stream(health.path("reasons").spliterator(), false)
        .map(reason -> reason.path(field).asText(""))
        .distinct()
        .collect(joining("; "));
  }
}
