package velib.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import velib.settings.Settings;
import velib.testkit.KafkaExtension;

class CrossOriginIT {
  private static final String FRIEND = "https://friend.example";
  private static final String ALLOWS = "Access-Control-Allow-Origin";
  private static final List<String> API =
      List.of("/api/totals", "/api/stations.geojson", "/api/stream", "/api/postcodes/75001");

  @RegisterExtension static final KafkaExtension kafka = KafkaExtension.shared();

  @Nested
  class ByDefault {
    @RegisterExtension final RunningDashboard dashboard = new RunningDashboard(kafka);

    @Test
    void noOtherOriginMayReadAnything() throws Exception {
      for (String path : API) {
        assertThat(ask(dashboard, "GET", path, FRIEND).headers().firstValue(ALLOWS))
            .as(path)
            .isEmpty();
      }
      HttpResponse<InputStream> preflight = ask(dashboard, "OPTIONS", "/api/totals", FRIEND);
      assertThat(preflight.headers().firstValue(ALLOWS)).isEmpty();
    }
  }

  @Nested
  class WithAList {
    @RegisterExtension
    final RunningDashboard dashboard =
        new RunningDashboard(kafka)
            .with("DASHBOARD_CORS_ORIGINS", FRIEND + ",http://localhost:3000");

    @Test
    void anOriginOfItMayReadTheApiAndTheStreamAndNothingElse() throws Exception {
      for (String path : API) {
        HttpResponse<InputStream> answer = ask(dashboard, "GET", path, FRIEND);
        assertThat(answer.headers().allValues(ALLOWS)).as(path).containsExactly(FRIEND);
        assertThat(String.join(",", answer.headers().allValues("Vary")))
            .as(path)
            .contains("Origin");
        assertThat(ask(dashboard, "GET", path, "https://stranger.example").headers().map())
            .as(path)
            .doesNotContainKey("access-control-allow-origin");
      }
      for (String path : List.of("/", "/metrics", "/healthz")) {
        assertThat(ask(dashboard, "GET", path, FRIEND).headers().firstValue(ALLOWS))
            .as(path)
            .isEmpty();
      }
    }

    @Test
    void aPreflightIsAnsweredForItAndForNobodyElse() throws Exception {
      HttpResponse<InputStream> friend = ask(dashboard, "OPTIONS", "/api/stream", FRIEND);
      assertThat(friend.statusCode()).isEqualTo(204);
      assertThat(friend.headers().firstValue(ALLOWS)).contains(FRIEND);
      assertThat(friend.headers().firstValue("Access-Control-Allow-Methods")).contains("GET, HEAD");
      assertThat(friend.headers().firstValue("Access-Control-Allow-Headers").orElse(""))
          .contains("Last-Event-ID");

      HttpResponse<InputStream> stranger =
          ask(dashboard, "OPTIONS", "/api/totals", FRIEND + ".stranger.example");
      assertThat(stranger.headers().firstValue(ALLOWS)).isEmpty();
    }
  }

  @Nested
  class WithAll {
    @RegisterExtension
    final RunningDashboard dashboard =
        new RunningDashboard(kafka).with("DASHBOARD_CORS_ORIGINS", "*");

    @Test
    void anybodyMayReadTheApi() throws Exception {
      for (String path : API) {
        assertThat(ask(dashboard, "GET", path, "null").headers().allValues(ALLOWS))
            .as(path)
            .containsExactly("*");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.org",
        "http://localhost:3000,https://example.org",
        "http://[::1]:8080",
        "*"
      })
  void anOriginAsBrowsersWriteItIsTaken(String origins) {
    assertThat(read(origins)).containsExactly(origins.split(","));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.org",
        "https://example.org/",
        "https://Example.org",
        "https://example.org:443",
        "http://example.org:80",
        "https://*.example.org",
        "null"
      })
  void whatNoBrowserWouldEverSendIsRefused(String origins) {
    assertThatThrownBy(() -> read(origins)).hasMessageContaining("DASHBOARD_CORS_ORIGINS");
  }

  private static List<String> read(String origins) {
    return Settings.read(DashboardSettings.ALL, Map.of("DASHBOARD_CORS_ORIGINS", origins))
        .get(DashboardSettings.DASHBOARD_CORS_ORIGINS);
  }

  /** The answer's head, and a body that may never end. */
  private static HttpResponse<InputStream> ask(
      RunningDashboard dashboard, String method, String path, String origin) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + dashboard.port() + path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .header("Origin", origin);
    if (method.equals("OPTIONS")) {
      request.header("Access-Control-Request-Method", "GET");
    }
    HttpResponse<InputStream> answer =
        HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    answer.body().close();
    return answer;
  }
}
