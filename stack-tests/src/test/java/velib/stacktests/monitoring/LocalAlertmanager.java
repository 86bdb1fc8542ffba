package velib.stacktests.monitoring;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import velib.stacktests.Command;
import velib.stacktests.Repository;

/**
 * An Alertmanager of this machine, started as in its container, which waits seconds instead of
 * minutes before it sends.
 */
final class LocalAlertmanager implements AutoCloseable {
  private static final Path FILES = Repository.root().resolve("docker/alertmanager");

  private final HttpClient client = HttpClient.newHttpClient();
  private final LocalServer server;

  private LocalAlertmanager(LocalServer server) {
    this.server = server;
  }

  static boolean isInstalled() {
    return Command.isOnThePath("alertmanager") || Command.isOnThePath("prometheus-alertmanager");
  }

  /** Copies what the container mounts, with short times. */
  static Path files(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.copy(FILES.resolve("start"), folder.resolve("start"));
    String configuration = Files.readString(FILES.resolve("alertmanager.yml"));
    Files.writeString(
        folder.resolve("alertmanager.yml"),
        configuration
            .replace("group_wait: 30s", "group_wait: 1s")
            .replace("group_interval: 5m", "group_interval: 1s"));
    return folder;
  }

  /** Starts one with these variables of the environment and with its data in the folder. */
  static LocalAlertmanager start(Path folder, Map<String, String> environment) throws IOException {
    Path files = files(folder.resolve("etc"));
    Path configuration = Files.createDirectories(folder.resolve("configuration"));
    Map<String, String> variables = new HashMap<>(environment);
    variables.put("ALERTMANAGER_DIR", configuration.toString());
    return new LocalAlertmanager(
        LocalServer.start(
            folder.resolve("alertmanager.log"),
            variables,
            "sh",
            files.resolve("start").toString(),
            "--storage.path=" + folder.resolve("alertmanager"),
            "--web.listen-address=127.0.0.1:0",
            "--cluster.listen-address="));
  }

  /** Posts an alert that fires. */
  void fire(String name, String instance) throws IOException, InterruptedException {
    String alert =
        String.format(
            Locale.ROOT,
            "[{\"labels\":{\"alertname\":\"%s\",\"instance\":\"%s\"},"
                + "\"annotations\":{\"summary\":\"Something is wrong.\"}}]",
            name,
            instance);
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(URI.create(server.address() + "/api/v2/alerts"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(alert))
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.statusCode() + ": " + answer.body());
    }
  }

  /** What it shows of itself, with its configuration. */
  String status() throws IOException, InterruptedException {
    URI address = URI.create(server.address() + "/api/v2/status");
    return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body();
  }

  /** Its host and port. */
  String address() {
    return server.address().replace("http://", "");
  }

  String log() throws IOException {
    return server.log();
  }

  @Override
  public void close() {
    server.close();
  }
}
