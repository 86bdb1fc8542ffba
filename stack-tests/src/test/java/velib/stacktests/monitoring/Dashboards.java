package velib.stacktests.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import velib.stacktests.Repository;

/** Grafana's dashboards, which are files below {@code docker/grafana/dashboards}. */
public final class Dashboards {
  private static final Path FOLDER = Repository.root().resolve("docker/grafana/dashboards");

  private Dashboards() {}

  /** Each dashboard by the name of its file. */
  static Map<String, JsonNode> all() throws IOException {
    Map<String, JsonNode> dashboards = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(FOLDER, "*.json")) {
      for (Path file : files) {
        dashboards.put(
            file.getFileName().toString(), new ObjectMapper().readTree(Files.readString(file)));
      }
    }
    return dashboards;
  }

  /** The panels of a dashboard that show something: all but the headings of rows. */
  static List<JsonNode> panels(JsonNode dashboard) {
    List<JsonNode> panels = new ArrayList<>();
    for (JsonNode panel : dashboard.get("panels")) {
      if (!panel.path("type").asText().equals("row")) {
        panels.add(panel);
      }
    }
    return panels;
  }

  /**
   * Every query, with all postcodes in the place of the chosen ones.
   *
   * @return each query by where it is, such as {@code pipeline.json: Lag (A)}
   */
  public static Map<String, String> queries() throws IOException {
    Map<String, String> queries = new TreeMap<>();
    all()
        .forEach(
            (file, dashboard) -> {
              for (JsonNode panel : panels(dashboard)) {
                for (JsonNode target : panel.get("targets")) {
                  queries.put(
                      file
                          + ": "
                          + panel.get("id")
                          + " "
                          + panel.get("title").asText()
                          + " ("
                          + target.get("refId").asText()
                          + ")",
                      target.get("expr").asText().replace("$postcode", ".*"));
                }
              }
            });
    return queries;
  }
}
