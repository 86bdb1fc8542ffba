package velib.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

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
}
