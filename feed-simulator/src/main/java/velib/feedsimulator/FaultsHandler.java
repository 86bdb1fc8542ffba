package velib.feedsimulator;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers {@code /faults}: POST orders one fault or an array of them, DELETE ends all, GET shows
 * the ones still to come.
 */
final class FaultsHandler implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(FaultsHandler.class);
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int MOST_BYTES = 100_000;

  private final Faults faults;

  FaultsHandler(Faults faults) {
    this.faults = faults;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    if (exchange.getRequestMethod().equals("DELETE")) {
      faults.clear();
      LOG.info("No more faults");
    } else if (exchange.getRequestMethod().equals("POST")) {
      try {
        List<FaultOrder> orders = read(exchange.getRequestBody().readNBytes(MOST_BYTES));
        faults.order(orders);
        orders.forEach(
            order -> LOG.info("Ordered: {}, {} times", order.fault().label(), order.times()));
      } catch (JacksonException | IllegalArgumentException unusable) {
        Answer.refuse(
            exchange,
            400,
            "not understood, expected like {\"fault\":\"http-429\",\"times\":3}: "
                + unusable.getMessage());
        return;
      }
    }
    Answer.send(exchange, 200, Answer.JSON, FeedJson.bytes(faults::writeTo));
  }

  private static List<FaultOrder> read(byte[] body) throws IOException {
    JsonNode json = MAPPER.readTree(body);
    List<FaultOrder> orders = new ArrayList<>();
    if (json.isArray()) {
      for (JsonNode order : json) {
        orders.add(FaultOrder.read(order));
      }
    } else {
      orders.add(FaultOrder.read(json));
    }
    return orders;
  }
}
