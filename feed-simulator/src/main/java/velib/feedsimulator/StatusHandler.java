package velib.feedsimulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers {@code GET /station_status.json}: the current snapshot, or its fault. */
final class StatusHandler implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(StatusHandler.class);

  private final SnapshotClock clock;
  private final BikeShareDay day;
  private final Faults faults;
  private final BrokenAnswers brokenAnswers;
  private final Conditions conditions;
  private final Truth truth;
  private volatile Snapshot lastGood;

  StatusHandler(
      SnapshotClock clock,
      BikeShareDay day,
      Faults faults,
      BrokenAnswers brokenAnswers,
      Conditions conditions,
      Truth truth) {
    this.clock = clock;
    this.day = day;
    this.faults = faults;
    this.brokenAnswers = brokenAnswers;
    this.conditions = conditions;
    this.truth = truth;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    long number = clock.numberForRequest();
    Snapshot snapshot = day.snapshot(number, clock.epochSecondOf(number));
    Optional<FaultOrder> order = faults.next();
    if (order.isEmpty()) {
      if (conditions.answeredUnchanged(exchange, snapshot)) {
        return;
      }
      serve(exchange, snapshot, true);
      lastGood = snapshot;
      return;
    }
    Fault fault = order.get().fault();
    LOG.info("Snapshot {} is answered with the fault {}", number, fault.label());
    if (fault.servesFeed()) {
      Snapshot good = lastGood == null ? snapshot : lastGood;
      serve(exchange, FaultyContent.of(fault, snapshot, good), fault.countable());
    } else {
      brokenAnswers.send(order.get(), exchange, snapshot);
    }
  }

  /**
   * Sends the whole snapshot. It is recorded in the truth before the last byte is sent, so that a
   * client that has the answer finds it there.
   */
  private void serve(HttpExchange exchange, Snapshot snapshot, boolean countable)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", Answer.JSON);
    byte[] body = Answer.packed(exchange, FeedJson.status(snapshot));
    exchange.sendResponseHeaders(200, body.length);
    Truth.Recorded recorded = null;
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body, 0, body.length - 1);
      out.flush();
      recorded = truth.record(snapshot, countable);
      out.write(body, body.length - 1, 1);
    } catch (IOException clientGone) {
      if (recorded != null) {
        truth.undo(recorded);
      }
      throw clientGone;
    }
  }
}
