package velib.dashboard.http;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Serves the documents that programs rely on: {@code openapi.json} for this server, {@code
 * asyncapi.json} for the topics, and the JSON Schemas of the messages, which the latter refers to
 * by relative paths.
 */
final class Contracts {
  private static final String FOLDER = "/velib/dashboard/contracts/";
  private static final List<String> DOCUMENTS =
      List.of(
          "openapi.json",
          "asyncapi.json",
          "schemas/dead-letter-headers.json",
          "schemas/postcode-totals.json",
          "schemas/station-status.json",
          "schemas/station-status-headers.json");

  private Contracts() {}

  /** Adds a route below {@code /api/} for each document. */
  static void addTo(Javalin server) {
    for (String document : DOCUMENTS) {
      server.get("/api/" + document, context -> answer(context, document));
    }
  }

  private static void answer(Context context, String document) {
    try (InputStream file = Contracts.class.getResourceAsStream(FOLDER + document)) {
      context
          .header("Cache-Control", "no-cache")
          .contentType(WebServer.JSON)
          .result(file.readAllBytes());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible); // it is in our own jar
    }
  }
}
