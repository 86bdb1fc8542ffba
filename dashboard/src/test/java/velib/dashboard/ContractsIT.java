package velib.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import velib.testkit.KafkaExtension;

class ContractsIT {
  @RegisterExtension static final KafkaExtension kafka = KafkaExtension.shared();

  @RegisterExtension final RunningDashboard dashboard = new RunningDashboard(kafka);

  private final DashboardClient client = new DashboardClient(dashboard::port);

  @Test
  void theDocumentOfTheTopicsAndAllThatItRefersToAreServed() throws Exception {
    JsonNode document = client.get("/api/asyncapi.json");

    Set<String> references = new TreeSet<>();
    for (JsonNode reference : document.findValues("$ref")) {
      if (reference.asText().startsWith("#")) {
        assertThat(document.at(reference.asText().substring(1)).isObject())
            .as(reference.asText())
            .isTrue();
      } else {
        references.add(reference.asText());
      }
    }
    assertThat(references).hasSize(4);
    for (String reference : references) {
      String path = URI.create("/api/asyncapi.json").resolve(reference).getPath();
      HttpResponse<String> answer = client.ask(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .startsWith("application/json");
      assertThat(client.get(path).path("$schema").asText()).contains("2020-12");
    }
  }

  @Test
  void theApisDocumentNamesEveryContract() throws Exception {
    JsonNode paths = client.get("/api/openapi.json").path("paths");

    assertThat(paths.has("/api/asyncapi.json")).isTrue();
    assertThat(paths.has("/api/schemas/{name}.json")).isTrue();
    for (JsonNode name : paths.at("/~1api~1schemas~1{name}.json/get/parameters/0/schema/enum")) {
      client.get("/api/schemas/" + name.asText() + ".json");
    }
  }
}
