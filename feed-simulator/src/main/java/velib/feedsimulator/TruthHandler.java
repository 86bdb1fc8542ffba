package velib.feedsimulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Answers {@code GET /truth}: the totals after the snapshot served last, or after {@code
 * ?snapshot=k}; over all stations, or over those of {@code ?codes=16107,32017}.
 */
final class TruthHandler implements HttpHandler {
  private final Truth truth;

  TruthHandler(Truth truth) {
    this.truth = truth;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    Optional<String> number = parameter(exchange, "snapshot");
    if (number.isPresent() && !number.get().matches("-?[0-9]{1,18}")) {
      Answer.refuse(exchange, 400, "snapshot is \"" + number.get() + "\": expected a whole number");
      return;
    }
    Optional<ServedSnapshot> served =
        number.isPresent() ? truth.snapshot(Long.parseLong(number.get())) : truth.last();
    if (served.isEmpty()) {
      Answer.refuse(
          exchange,
          404,
          number.isPresent()
              ? "snapshot " + number.get() + " was not served whole, or too long ago"
              : "no snapshot was served yet: ask for /station_status.json first");
      return;
    }
    Predicate<String> codes = codes(parameter(exchange, "codes").orElse("*"));
    Answer.send(
        exchange, 200, Answer.JSON, FeedJson.bytes(json -> served.get().writeTo(json, codes)));
  }

  private static Predicate<String> codes(String list) {
    Set<String> codes =
        Arrays.stream(list.split(",")).map(String::trim).collect(Collectors.toSet());
    return codes.contains("*") ? code -> true : codes::contains;
  }

  private static Optional<String> parameter(HttpExchange exchange, String name) {
    String query = exchange.getRequestURI().getRawQuery();
    return Arrays.stream(query == null ? new String[0] : query.split("&"))
        .filter(part -> part.startsWith(name + "="))
        .map(part -> URLDecoder.decode(part.substring(name.length() + 1), StandardCharsets.UTF_8))
        .findFirst();
  }
}
