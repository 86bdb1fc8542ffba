package velib.telemetry;

import com.sun.net.httpserver.HttpServer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import velib.settings.Setting;
import velib.settings.Settings;

/**
 * A small HTTP server in a program: {@code /metrics}, {@code /healthz} and {@code /readyz}. It
 * listens on all addresses, because the metrics are collected from another machine or container,
 * and uses daemon threads only.
 */
public final class TelemetryServer implements AutoCloseable {
  static {
    setUnlessGiven("sun.net.httpserver.nodelay", "true"); // or each answer takes 40 ms
    // Seconds; a client that sends half a request holds a thread. Less than a health check waits.
    setUnlessGiven("sun.net.httpserver.maxReqTime", "5");
  }

  /**
   * Enough to answer health checks while scrapes wait for Kafka and others send half a request and
   * wait; they start when they are needed.
   */
  private static final int THREADS = 32;

  private static final int IDLE_THREAD_SECONDS = 30;

  private final HttpServer server;
  private final ThreadPoolExecutor threads;

  private TelemetryServer(int port, PrometheusRegistry registry, Health health) throws IOException {
    server = HttpServer.create(new InetSocketAddress(port), 0);
    threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE_THREAD_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            TelemetryServer::daemon);
    threads.allowCoreThreadTimeOut(true);
    server.setExecutor(threads);
    server.createContext(
        "/",
        new Pages(
            Map.of(
                "/metrics", new MetricsPage(registry),
                "/healthz", new HealthPage(health::health),
                "/readyz", new HealthPage(health::readiness))));
    // The server's own thread is a daemon only if the thread that starts it is one.
    CompletableFuture.runAsync(server::start, threads).join();
  }

  /**
   * Serves until closed; empty if the setting is {@code off}.
   *
   * @param setting the port, declared with {@link Setting#portOrOff}
   * @throws CannotListen if the port is taken
   */
  public static Optional<TelemetryServer> start(
      Settings settings, Setting<OptionalInt> setting, PrometheusRegistry registry, Health health) {
    OptionalInt port = settings.get(setting);
    if (port.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new TelemetryServer(port.getAsInt(), registry, health));
    } catch (IOException unable) {
      throw new CannotListen(
          String.format(
              Locale.ROOT,
              "Not started: %s is %d, and nothing can listen there (%s). Stop what uses that port,"
                  + " choose another one (0 takes a free one), or do without metrics and health:"
                  + " %s=%s.",
              setting.name(),
              port.getAsInt(),
              unable.getMessage(),
              setting.name(),
              Setting.OFF),
          unable);
    }
  }

  /** Where it answers on this machine, such as {@code http://localhost:9101/}. */
  public URI uri() {
    return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "telemetry");
    thread.setDaemon(true);
    return thread;
  }

  private static void setUnlessGiven(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
