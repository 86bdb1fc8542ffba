package velib.dashboard;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import velib.testkit.KafkaExtension;

class PageFilesIT {
  @RegisterExtension static final KafkaExtension kafka = KafkaExtension.shared();

  @RegisterExtension final RunningDashboard dashboard = new RunningDashboard(kafka);

  private final DashboardClient client = new DashboardClient(dashboard::port);

  @Test
  void thePageAndItsLibrariesComeFromHereAndAllowNothingElse() throws Exception {
    HttpResponse<String> page = client.ask("/");

    assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "script-src 'self' 'sha256-")
        .doesNotContain("unsafe");
    for (String file :
        List.of(
            "/assets/icon.svg",
            "/assets/card.png",
            "/assets/css/page.css",
            "/assets/js/map/map.js",
            "/webjars/uplot/dist/uPlot.esm.js",
            "/webjars/d3-geo/src/projection/mercator.js",
            "/webjars/d3-array/src/fsum.js",
            "/webjars/d3-delaunay/src/index.js",
            "/webjars/delaunator/index.js",
            "/webjars/robust-predicates/index.js")) {
      HttpResponse<String> answer = client.ask(file);
      assertThat(answer.statusCode()).as(file).isEqualTo(200);
      assertThat(answer.headers().firstValue("X-Content-Type-Options"))
          .as(file)
          .contains("nosniff");
    }
    assertThat(client.ask("/webjars/uplot/package.json/../../../../logback.xml").body())
        .doesNotContain("<configuration>");
  }

  @Test
  void thePreviewCardHasTheAddressAtWhichThePageWasFound() throws Exception {
    String found = "127.0.0.1:" + dashboard.port();

    assertThat(client.ask("/").body())
        .contains("<meta property=\"og:image\" content=\"http://" + found + "/assets/card.png\">")
        .doesNotContain("{origin}");
    assertThat(page("page.example", "https"))
        .contains("content=\"https://page.example/assets/card.png\"");
    assertThat(page("x\"><b>", "http")).as("a host that is none").doesNotContain("\"><b>");
  }

  /** The whole answer to a request that a proxy, or a stranger, has made. */
  private String page(String host, String protocol) throws Exception {
    try (Socket connection = new Socket("127.0.0.1", dashboard.port())) {
      String request =
          "GET / HTTP/1.1\r\nHost: "
              + host
              + "\r\nX-Forwarded-Proto: "
              + protocol
              + "\r\nConnection: close\r\n\r\n";
      connection.getOutputStream().write(request.getBytes(US_ASCII));
      return new String(connection.getInputStream().readAllBytes(), UTF_8);
    }
  }
}
