package velib.feedsimulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Sends answers that no client can mistake for the feed. */
final class BrokenAnswers {
  private static final int DRIP_BYTES = 16;
  private static final int DRIP_MILLISECONDS = 100;

  private final CountDownLatch stopping;

  /** Waiting answers end when {@code stopping} reaches zero. */
  BrokenAnswers(CountDownLatch stopping) {
    this.stopping = stopping;
  }

  /** Answers with the fault instead of the snapshot. */
  void send(FaultOrder order, HttpExchange exchange, Snapshot snapshot) throws IOException {
    byte[] feed = FeedJson.status(snapshot);
    switch (order.fault()) {
      case HTTP_429:
        exchange.getResponseHeaders().set("Retry-After", String.valueOf(order.retryAfterSeconds()));
        Answer.refuse(exchange, 429, "too many requests");
        break;
      case HTTP_503:
        Answer.refuse(exchange, 503, "the service is not available");
        break;
      case HTML:
        Answer.send(exchange, 200, "text/html; charset=utf-8", htmlPage());
        break;
      case NOT_JSON:
        Answer.send(exchange, 200, Answer.JSON, "Service indisponible\n".getBytes(UTF_8));
        break;
      case WRONG_SHAPE:
        Answer.send(exchange, 200, Answer.JSON, "{\"data\":{\"state\":\"down\"}}".getBytes(UTF_8));
        break;
      case EMPTY_STATIONS:
        Answer.send(exchange, 200, Answer.JSON, FeedJson.status(snapshot.withRows(List.of())));
        break;
      case TRUNCATED:
        Answer.send(exchange, 200, Answer.JSON, Arrays.copyOf(feed, feed.length * 2 / 3));
        break;
      case TRUNCATED_GZIP:
        truncatedGzip(exchange, feed);
        break;
      case CONNECTION_RESET:
        part(exchange, feed).write(feed, 0, feed.length / 2);
        exchange.getResponseBody().flush();
        exchange.close();
        break;
      case SLOW_DRIP:
        drip(exchange, feed, order.seconds());
        break;
      case HANG:
        pause(order.seconds() * 1_000L);
        exchange.close();
        break;
      case HUGE_BODY:
      case GZIP_BOMB:
        HugeBody.send(exchange, snapshot, order.bytes(), order.fault() == Fault.GZIP_BOMB);
        break;
      default:
        throw new IllegalArgumentException(order.fault().label() + " is a readable feed");
    }
  }

  private void drip(HttpExchange exchange, byte[] feed, int seconds) throws IOException {
    OutputStream out = part(exchange, feed);
    long drips = seconds * 1_000L / DRIP_MILLISECONDS;
    for (long drip = 0; drip < drips && (drip + 1) * DRIP_BYTES < feed.length; drip++) {
      out.write(feed, (int) drip * DRIP_BYTES, DRIP_BYTES);
      out.flush();
      if (pause(DRIP_MILLISECONDS)) {
        break;
      }
    }
    exchange.close();
  }

  /** Announces the length of the whole feed; the caller sends a part of it. */
  private static OutputStream part(HttpExchange exchange, byte[] feed) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", Answer.JSON);
    exchange.sendResponseHeaders(200, feed.length);
    return exchange.getResponseBody();
  }

  private static void truncatedGzip(HttpExchange exchange, byte[] feed) throws IOException {
    byte[] packed = Answer.gzip(feed);
    exchange.getResponseHeaders().set("Content-Type", Answer.JSON);
    exchange.getResponseHeaders().set("Content-Encoding", "gzip");
    exchange.sendResponseHeaders(200, packed.length * 2L / 3);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(packed, 0, packed.length * 2 / 3);
    }
  }

  private static byte[] htmlPage() {
    return ("<!DOCTYPE html><html lang=\"fr\"><head><title>Maintenance</title></head>"
            + "<body><h1>Le service revient bientôt</h1></body></html>\n")
        .getBytes(UTF_8);
  }

  /** Waits; true if the simulator stops meanwhile. */
  private boolean pause(long milliseconds) {
    try {
      return stopping.await(milliseconds, TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
