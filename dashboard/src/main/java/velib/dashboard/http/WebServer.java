package velib.dashboard.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.NotFoundResponse;
import io.javalin.util.JavalinBindException;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.servlet.DispatcherType;
import java.io.OutputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.servlet.FilterHolder;
import org.eclipse.jetty.servlet.ServletHolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import velib.dashboard.live.Json;
import velib.dashboard.live.LiveState;

/** The HTTP server; {@code /api/openapi.json} describes its answers. */
public final class WebServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
  static final String JSON = "application/json; charset=utf-8";
  private static final String GEO_JSON = "application/geo+json";
  private static final String ASK_TOTALS = "see /api/totals for the postcodes there are";
  private static final String ENDED = "no longer reads the topics";
  private static final int MOST_HOURS = 24;

  private final LiveState live;
  private final List<String> origins;
  private final PageFiles page = new PageFiles();
  private final BooleanSupplier follows;
  private final BooleanSupplier ready;
  private final Javalin server;

  /**
   * A server that does not listen yet.
   *
   * @param origins whose pages may read the API; {@code *} is all
   * @param follows whether the topics are still followed, or waited for
   * @param ready whether the topics have been read to their ends
   * @param metrics what {@code /metrics} shows
   */
  public WebServer(
      LiveState live,
      List<String> origins,
      BooleanSupplier follows,
      BooleanSupplier ready,
      PrometheusRegistry metrics) {
    this.live = live;
    this.origins = origins;
    this.follows = follows;
    this.ready = ready;
    server = Javalin.create(this::configure);
    server.before(context -> SecurityHeaders.putOn(context.res()));
    server.get("/", page::page);
    server.get("/index.html", page::page);
    server.get("/healthz", this::healthOfTheServer);
    server.get("/readyz", this::readiness);
    server.get("/metrics", new MetricsPage(metrics));
    server.get("/api/totals", context -> answer(context, live.totals()));
    server.get("/api/stations", context -> live.stations().writeTo(stream(context, JSON)));
    server.get(
        "/api/stations.geojson",
        context -> live.stations().writeGeoJsonTo(stream(context, GEO_JSON)));
    server.get(
        "/api/postcodes.geojson",
        context -> live.postcodesWithPoints().writeGeoJsonTo(stream(context, GEO_JSON)));
    server.get("/api/trends", context -> answer(context, live.trends()));
    server.get("/api/postcodes/{postcode}", this::postcode);
    server.get("/api/postcodes/{postcode}/history", this::history);
    Contracts.addTo(server);
    server.exception(HttpResponseException.class, WebServer::refuse);
    server.exception(Exception.class, WebServer::fail);
    server.error(
        404,
        context -> {
          if (!JSON.equals(context.res().getContentType())) {
            refuse(new NotFoundResponse("there is nothing at " + context.path()), context);
          }
        });
  }

  private void configure(JavalinConfig config) {
    config.showJavalinBanner = false;
    config.useVirtualThreads = false;
    config.startupWatcherEnabled = false;
    page.configure(config);
    config.jetty.modifyServletContextHandler(
        handler -> {
          ServletHolder stream = new ServletHolder(new StreamServlet(live));
          stream.setAsyncSupported(true);
          handler.addServlet(stream, "/api/stream");
          if (!origins.isEmpty()) {
            FilterHolder crossOrigin = new FilterHolder(new CrossOrigin(origins));
            crossOrigin.setAsyncSupported(true);
            handler.addFilter(crossOrigin, "/api/*", EnumSet.of(DispatcherType.REQUEST));
          }
        });
  }

  /** Where an answer is written that is too large to be put together first. */
  private static OutputStream stream(Context context, String contentType) {
    return context.header("Cache-Control", "no-store").contentType(contentType).outputStream();
  }

  /** Only a restart brings back a thread that has ended by a fault of this program. */
  private void healthOfTheServer(Context context) {
    boolean isFollowing = follows.getAsBoolean();
    context.status(isFollowing ? 200 : 503);
    answer(context, health(isFollowing ? "healthy" : ENDED));
  }

  private void readiness(Context context) {
    boolean isReady = ready.getAsBoolean();
    context.status(isReady ? 200 : 503);
    String notYet = follows.getAsBoolean() ? "reading the topics" : ENDED;
    answer(context, health(isReady ? "ready" : notYet));
  }

  private ObjectNode health(String status) {
    return Json.object().put("status", status).put("stream", live.stream());
  }

  private void postcode(Context context) {
    String postcode = context.pathParam("postcode");
    answer(context, live.postcode(postcode).orElseThrow(() -> noPostcode(postcode)));
  }

  private void history(Context context) {
    String postcode = context.pathParam("postcode");
    int hours = hours(context.queryParam("hours"));
    answer(context, live.history(postcode, hours).orElseThrow(() -> noPostcode(postcode)));
  }

  private static int hours(String text) {
    if (text == null) {
      return MOST_HOURS;
    }
    if (text.matches("[0-9]{1,2}")) {
      int hours = Integer.parseInt(text);
      if (hours >= 1 && hours <= MOST_HOURS) {
        return hours;
      }
    }
    throw new BadRequestResponse(
        "hours is " + text, Map.of("what_to_do", "give a whole number from 1 to " + MOST_HOURS));
  }

  private static NotFoundResponse noPostcode(String postcode) {
    return new NotFoundResponse(
        "there is no postcode " + postcode, Map.of("what_to_do", ASK_TOTALS));
  }

  private static void answer(Context context, ObjectNode json) {
    context.header("Cache-Control", "no-store").contentType(JSON).result(Json.text(json));
  }

  private static void refuse(HttpResponseException refusal, Context context) {
    String whatToDo =
        refusal.getDetails().getOrDefault("what_to_do", "see /api/openapi.json for what there is");
    context.status(refusal.getStatus());
    answer(context, Json.object().put("error", refusal.getMessage()).put("what_to_do", whatToDo));
  }

  private static void fail(Exception fault, Context context) {
    LOG.error("A fault of this program, please report it", fault);
    context.status(500);
    answer(
        context,
        Json.object()
            .put("error", "the server failed to answer this")
            .put("what_to_do", "look at its log: docker compose logs dashboard"));
  }

  /**
   * Starts to listen.
   *
   * @param port 0 for a free one
   * @throws IllegalArgumentException if the address or the port cannot be used
   */
  public void start(String host, int port) {
    try {
      server.start(host, port);
    } catch (JavalinBindException taken) {
      throw new IllegalArgumentException(
          "The live page cannot listen on "
              + host
              + ":"
              + port
              + ": choose another DASHBOARD_PORT.",
          taken);
    }
  }

  /** The port that it listens on. */
  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.stop();
  }
}
