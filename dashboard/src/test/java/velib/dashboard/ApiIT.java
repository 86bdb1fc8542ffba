package velib.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import velib.testkit.KafkaExtension;

class ApiIT {
  @RegisterExtension static final KafkaExtension kafka = KafkaExtension.shared();

  @RegisterExtension final RunningDashboard dashboard = new RunningDashboard(kafka);

  private final DashboardClient client = new DashboardClient(dashboard::port);

  @Test
  void answersSayWhatTheTopicsSayAndHaveTheFormOfTheDocument() throws Exception {
    dashboard.publishResult("75016", 7, 3);
    dashboard.publishResult("93200", 9, 4);
    dashboard.publishResult("75016", 8, 3);
    dashboard.publishStatus("16107", 8);
    dashboard.publishStatus("32017", 9);
    dashboard.publishGarbage("32017");

    await().untilAsserted(() -> assertThat(client.networkBikes()).isEqualTo(17));
    await()
        .untilAsserted(() -> assertThat(client.get("/api/stations").path("stations")).hasSize(2));
    JsonNode totals = client.get("/api/totals");
    assertThat(totals.path("postcodes"))
        .extracting(postcode -> postcode.path("postcode").asText())
        .containsExactly("75016", "93200");
    JsonNode postcode = client.get("/api/postcodes/75016");
    assertThat(postcode.at("/totals/total_bikes").asInt()).isEqualTo(8);
    assertThat(postcode.at("/stations/0/station_code").asText()).isEqualTo("16107");
    JsonNode history = client.get("/api/postcodes/75016/history?hours=1");
    assertThat(history.path("times")).isNotEmpty().hasSameSizeAs(history.path("electric_bikes"));
    assertThat(history.path("electric_bikes").get(0).asInt()).isEqualTo(5);

    client.requireForm("Totals", totals);
    client.requireForm("Stations", client.get("/api/stations"));
    client.requireForm("PostcodeNow", postcode);
    client.requireForm("History", history);
    client.requireForm("Trends", client.get("/api/trends"));
  }

  @Test
  void whatCannotBeAnsweredIsSaidInJsonWithWhatToDo() throws Exception {
    dashboard.publishResult("75016", 7, 3);
    await().untilAsserted(() -> assertThat(client.postcodes()).hasSize(1));

    for (Map.Entry<String, Integer> refused :
        Map.of(
                "/api/postcodes/75001", 404,
                "/api/postcodes/x/history", 404,
                "/api/postcodes/75016/history?hours=25", 400,
                "/api/postcodes/75016/history?hours=0", 400,
                "/api/postcodes/75016/history?hours=a", 400,
                "/api/nothing", 404)
            .entrySet()) {
      HttpResponse<String> answer = client.ask(refused.getKey());
      assertThat(answer.statusCode()).as(refused.getKey()).isEqualTo(refused.getValue());
      client.requireError(answer);
    }
  }
}
