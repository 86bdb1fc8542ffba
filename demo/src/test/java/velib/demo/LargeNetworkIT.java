package velib.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import velib.kafka.ChildProcess;
import velib.testkit.KafkaExtension;

/** A network that no city has, through the programs with the heaps of their containers. */
class LargeNetworkIT {
  @RegisterExtension static final KafkaExtension kafka = KafkaExtension.shared();

  private static final Path ROOT = Path.of(System.getProperty("velib.root"));
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final int STATIONS = 50_000;
  private static final Pattern SERVING = Pattern.compile("Serving \\d+ stations at (http://\\S+)");
  private static final Pattern PAGE = Pattern.compile("The live page is at (http://\\S+)");

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<ChildProcess> programs = new ArrayList<>();

  @TempDir Path folder;

  @AfterEach
  void stop() {
    programs.forEach(ChildProcess::close);
  }

  @Test
  void fiftyThousandStationsFitTheHeapsOfSimulatorProducerAndPage() throws Exception {
    String statuses =
        kafka.newTopic("statuses", 1, Map.of("message.timestamp.type", "LogAppendTime"));
    ChildProcess simulator =
        start(
            "feed-simulator",
            "velib.feedsimulator.FeedSimulator",
            "SIMULATOR_HEAP",
            Map.of(
                "SIMULATOR_STATIONS", String.valueOf(STATIONS),
                "SIMULATOR_STEP_SECONDS", "1",
                "SIMULATOR_HOST", "127.0.0.1",
                "SIMULATOR_PORT", "0"));
    URI feed = address(simulator, SERVING);
    ChildProcess page =
        start(
            "dashboard",
            "velib.dashboard.Dashboard",
            "DASHBOARD_HEAP",
            Map.of(
                "INPUT_TOPIC",
                statuses,
                "RESULTS_TOPIC",
                kafka.newTopic("results"),
                "STATION_INFORMATION_URL",
                feed.resolve("station_information.json").toString(),
                "DASHBOARD_HOST",
                "127.0.0.1",
                "DASHBOARD_PORT",
                "0",
                "DASHBOARD_DATA_DIR",
                folder.resolve("data").toString()));
    URI live = address(page, PAGE);

    ChildProcess producer =
        start(
            "producer",
            "velib.producer.StatusProducer",
            "PRODUCER_HEAP",
            Map.of(
                "VELIB_FEED_URL", feed.toString(),
                "STATION_CODES", "*",
                "POLL_INTERVAL_SECONDS", "1",
                "INPUT_TOPIC", statuses,
                "PRODUCER_METRICS_PORT", "0"));

    awaitWhileAllRun(() -> producer.output().contains("Poll 5 published"));
    assertThat(producer.output())
        .contains("Poll 1 published; 50000 stations seen, 50000 kept, 50000 published");
    awaitWhileAllRun(() -> page.output().contains("Loaded names and places of 50000 stations"));
    for (int times = 0; times < 3; times++) {
      awaitWhileAllRun(() -> stationsOf(live) == STATIONS);
    }
    assertThat(programs).allMatch(ChildProcess::isAlive);
  }

  private ChildProcess start(
      String module, String mainClass, String heap, Map<String, String> settings)
      throws IOException {
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
    String classPath = ROOT.resolve(module).resolve("target/app") + "/*";
    ChildProcess program =
        ChildProcess.java(module, classPath, mainClass)
            .jvmOptions(
                List.of("-Xmx" + given(heap), "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"))
            .environment(environment)
            .start(folder.resolve(module + ".log"));
    programs.add(program);
    return program;
  }

  /** The default of the Compose file. */
  private static String given(String setting) throws IOException {
    return Files.readAllLines(ROOT.resolve(".env")).stream()
        .filter(line -> line.startsWith(setting + "="))
        .map(line -> line.substring(line.indexOf('=') + 1))
        .findFirst()
        .orElseThrow();
  }

  private URI address(ChildProcess program, Pattern said) {
    awaitWhileAllRun(() -> said.matcher(program.output()).find());
    Matcher found = said.matcher(program.output());
    assertThat(found.find()).isTrue();
    return URI.create(found.group(1));
  }

  private void awaitWhileAllRun(BooleanSupplier condition) {
    await()
        .atMost(LONGEST)
        .pollInterval(Duration.ofMillis(500))
        .failFast("a program has ended", () -> !programs.stream().allMatch(ChildProcess::isAlive))
        .until(condition::getAsBoolean);
  }

  private long stationsOf(URI page) {
    try {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(page.resolve("/api/stations")).build(),
              HttpResponse.BodyHandlers.ofString());
      return Pattern.compile("\"station_code\"").matcher(answer.body()).results().count();
    } catch (IOException failed) {
      return -1;
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
