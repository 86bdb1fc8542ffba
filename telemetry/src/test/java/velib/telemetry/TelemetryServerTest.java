package velib.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import velib.settings.Setting;
import velib.settings.Settings;

class TelemetryServerTest {
  private static final Setting<OptionalInt> PORT =
      Setting.portOrOff("X_METRICS_PORT", 9199, "Port.");

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final HttpClient client = HttpClient.newHttpClient();
  private volatile HealthReport health = HealthReport.healthy();
  private volatile HealthReport readiness = HealthReport.healthy();
  private final TelemetryServer server =
      start("0", new Told(() -> health, () -> readiness)).orElseThrow();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void theFormatIsTheOneThatIsAskedFor() throws Exception {
    Counter.builder().name("velib_things_total").help("Things.").register(registry).inc(3);

    HttpResponse<String> plain = get("metrics");
    HttpResponse<String> open =
        get("metrics", "Accept", "application/openmetrics-text; version=1.0.0; charset=utf-8");

    assertThat(plain.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/plain; version=0.0.4");
    assertThat(plain.body()).contains("# TYPE velib_things_total counter\nvelib_things_total 3.0");
    assertThat(open.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/openmetrics-text; version=1.0.0");
    assertThat(open.body())
        .contains("# TYPE velib_things counter\n", "velib_things_total 3.0\n")
        .endsWith("# EOF\n");
  }

  @Test
  void theJavaProcessIsAmongTheMetrics() throws Exception {
    assertThat(get("metrics").body())
        .contains("\njvm_memory_used_bytes{area=\"heap\"} ")
        .contains("\njvm_gc_collection_seconds_count{gc=")
        .contains("\njvm_threads_current ")
        .contains("\nprocess_cpu_seconds_total ");
    assertThat(get("metrics").statusCode()).as("a second time").isEqualTo(200);
  }

  @Test
  void aProgramThatIsWellAnswers200() throws Exception {
    HttpResponse<String> answer = get("healthz");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValue("application/json; charset=utf-8");
    assertThat(answer.body()).isEqualTo("{\"status\":\"healthy\",\"reasons\":[]}\n");
  }

  @Test
  void whatIsNotWellIsSaidWithWhatToDo() throws Exception {
    health =
        HealthReport.degraded("the feed said \"no\"", "wait")
            .and(HealthReport.unhealthy("Kafka is away", "start it"));
    readiness = HealthReport.degraded("the feed is down", "wait");

    HttpResponse<String> answer = get("healthz");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(new ObjectMapper().readTree(answer.body()))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    "{\"status\":\"unhealthy\",\"reasons\":["
                        + "{\"reason\":\"the feed said \\\"no\\\"\",\"what_to_do\":\"wait\"},"
                        + "{\"reason\":\"Kafka is away\",\"what_to_do\":\"start it\"}]}"));
    assertThat(get("readyz").statusCode()).as("degraded").isEqualTo(200);
    assertThat(get("readyz").body()).startsWith("{\"status\":\"degraded\"");
  }

  @Test
  void aProgramThatCannotTellHowItIsIsNotWell() throws Exception {
    health = null;

    assertThat(get("healthz").statusCode()).isEqualTo(503);
    assertThat(get("healthz").body()).contains("NullPointerException", "report it");
  }

  @Test
  void nothingElseIsServed() throws Exception {
    assertThat(get("metricsandmore").statusCode()).isEqualTo(404);
    assertThat(get("").body()).contains("/healthz, /metrics, /readyz");
    HttpResponse<String> posted =
        client.send(
            HttpRequest.newBuilder(server.uri().resolve("metrics"))
                .POST(HttpRequest.BodyPublishers.ofString("x"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(posted.statusCode()).isEqualTo(405);
    assertThat(posted.headers().firstValue("Allow")).hasValue("GET, HEAD");
  }

  @Test
  void healthIsToldWhileAScrapeWaits() throws Exception {
    CountDownLatch scraping = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    GaugeWithCallback.builder()
        .name("velib_slow")
        .help("Slow.")
        .callback(
            callback -> {
              scraping.countDown();
              await(release);
            })
        .register(registry);
    Thread scrape = new Thread(() -> assertThat(unchecked("metrics")).isNotNull());
    scrape.start();
    scraping.await();

    assertThat(get("healthz").statusCode()).isEqualTo(200);

    release.countDown();
    scrape.join();
  }

  @Test
  void aPortThatIsTakenIsSaidWithWhatToDo() {
    String taken = String.valueOf(server.uri().getPort());

    assertThatThrownBy(() -> start(taken, new Told(HealthReport::healthy, HealthReport::healthy)))
        .isInstanceOf(CannotListen.class)
        .hasMessageContaining("Not started: X_METRICS_PORT is " + taken)
        .hasMessageContaining("X_METRICS_PORT=off");
  }

  @Test
  void offServesNothing() {
    assertThat(start("off", new Told(HealthReport::healthy, HealthReport::healthy))).isEmpty();
  }

  @Test
  void aClosedServerHasLeftItsPort() {
    server.close();

    assertThatThrownBy(() -> new Socket("localhost", server.uri().getPort()).close())
        .isInstanceOf(IOException.class);
  }

  @Test
  void noThreadOfItKeepsAProgramFromEnding() throws Exception {
    get("metrics");

    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(
            thread ->
                thread.getName().equals("telemetry")
                    || thread.getName().startsWith("HTTP-Dispatch"))
        .isNotEmpty()
        .allMatch(Thread::isDaemon);
  }

  private Optional<TelemetryServer> start(String port, Health told) {
    return TelemetryServer.start(
        Settings.read(List.of(PORT), Map.of(PORT.name(), port)), PORT, registry, told);
  }

  private HttpResponse<String> get(String page, String... headers) throws Exception {
    URI uri = server.uri().resolve(page);
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> unchecked(String page) {
    try {
      return get(page);
    } catch (Exception failed) {
      throw new AssertionError(failed);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException nobodyDoesThat) {
      throw new AssertionError(nobodyDoesThat);
    }
  }

  /** Tells what it was told to. */
  private static final class Told implements Health {
    private final Supplier<HealthReport> health;
    private final Supplier<HealthReport> readiness;

    Told(Supplier<HealthReport> health, Supplier<HealthReport> readiness) {
      this.health = health;
      this.readiness = readiness;
    }

    @Override
    public HealthReport health() {
      return Objects.requireNonNull(health.get());
    }

    @Override
    public HealthReport readiness() {
      return readiness.get();
    }
  }
}
