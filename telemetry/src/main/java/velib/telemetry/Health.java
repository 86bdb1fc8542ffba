package velib.telemetry;

/**
 * A program's own judgement of whether it does its work. Called from several threads at once, every
 * few seconds, so it should answer within milliseconds, and must within a few seconds.
 */
public interface Health {
  /** The program's health; unhealthy means that it will not recover by itself. */
  HealthReport health();

  /** Whether the program has begun to do its work; unhealthy until then. */
  HealthReport readiness();
}
