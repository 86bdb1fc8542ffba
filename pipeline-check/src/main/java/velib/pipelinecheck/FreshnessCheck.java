package velib.pipelinecheck;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** How new the totals are, as the live page's server says. */
final class FreshnessCheck {
  private static final String WHAT = "freshness";

  private final ProgramClient pages;
  private final Findings findings;

  FreshnessCheck(ProgramClient pages, Findings findings) {
    this.pages = pages;
    this.findings = findings;
  }

  void look(Service page, URI address) {
    Optional<JsonNode> state = page.isReachable ? state(address) : Optional.empty();
    if (state.isPresent()) {
      judge(state.get());
    } else {
      findings.fault(
          WHAT, "the live page gives no answer at localhost:" + page.publishedPort, page.logs());
    }
  }

  private Optional<JsonNode> state(URI address) {
    return pages
        .get(address, "/api/totals")
        .flatMap(
            text -> {
              try {
                return Optional.of(new ObjectMapper().readTree(text).path("state"));
              } catch (JsonProcessingException notJson) {
                return Optional.empty();
              }
            });
  }

  private void judge(JsonNode state) {
    String stream = state.path("stream").asText();
    String since = state.path("since").asText();
    switch (stream) {
      case "live":
        findings.fine(
            WHAT,
            String.format(
                Locale.ROOT,
                "live: the newest status came at %s, the newest change of a total at %s",
                state.path("newest_status").asText(),
                state.path("newest_result").asText()));
        break;
      case "starting":
        findings.note(WHAT, "the live page is still reading the topics");
        break;
      case "source-down":
        findings.fault(WHAT, "no status came since " + since, "docs/operations.md, feed-down");
        break;
      case "stale":
        findings.fault(
            WHAT,
            "the Spark job has not taken what came at " + since,
            "docs/operations.md, job-stands-still");
        break;
      case "held-up":
        findings.fault(
            WHAT,
            "what was sent since " + since + " waits behind an open transaction",
            "docs/operations.md, input-held-up");
        break;
      default:
        findings.fault(
            WHAT,
            "the live page says " + stream + " since " + since,
            "docker compose logs --tail 20 kafka");
    }
  }
}
