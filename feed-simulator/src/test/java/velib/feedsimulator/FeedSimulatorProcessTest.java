package velib.feedsimulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import velib.settings.ExitStatus;

/** The simulator as the program that people and containers start. */
class FeedSimulatorProcessTest {
  private Process process;

  @AfterEach
  void stop() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  @Test
  void itSaysWhereItServesStreamsAHugeBodyInASmallHeapAndLeavesOnSigterm() throws Exception {
    start(Map.of("SIMULATOR_PORT", "0"));
    URI status = addressInFirstLine();
    Poll.send(
        Poll.request(status.resolve("/faults"))
            .POST(HttpRequest.BodyPublishers.ofString("{\"fault\":\"huge-body\"}"))
            .build());
    HttpResponse<InputStream> huge =
        HttpClient.newHttpClient()
            .send(Poll.request(status).build(), HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream body = huge.body()) {
      assertThat(body.skip(Long.MAX_VALUE)).isGreaterThan(100_000_000L);
    }
    assertThat(Poll.json(status).path("data").path("stations")).hasSize(1_500);

    process.destroy();

    assertThat(exitStatus()).isZero();
  }

  @Test
  void aBadSettingEndsItWithOneMessage() throws Exception {
    start(Map.of("SIMULATOR_FAULTS", "x:1", "SIMULATOR_PORT", "0"));

    assertThat(output()).contains("SIMULATOR_FAULTS is \"x:1\"");
    assertThat(exitStatus()).isEqualTo(ExitStatus.BAD_SETTINGS);
  }

  @Test
  void aPortInUseEndsItWithASentence() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      start(Map.of("SIMULATOR_PORT", String.valueOf(taken.getLocalPort())));

      assertThat(output()).contains("cannot listen on 127.0.0.1:" + taken.getLocalPort());
      assertThat(exitStatus()).isEqualTo(ExitStatus.REFUSED);
    }
  }

  private void start(Map<String, String> settings) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx48m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "velib.feedsimulator.FeedSimulator")
            .redirectErrorStream(true);
    builder.environment().put("SIMULATOR_HOST", "127.0.0.1");
    builder.environment().putAll(settings);
    process = builder.start();
  }

  private URI addressInFirstLine() throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    String line = lines.readLine();
    assertThat(line).contains("Serving 1500 stations at http://127.0.0.1:");
    return URI.create(line.substring(line.indexOf("http://")));
  }

  private String output() throws IOException {
    return new String(process.getInputStream().readAllBytes(), UTF_8);
  }

  private int exitStatus() throws InterruptedException {
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }
}
