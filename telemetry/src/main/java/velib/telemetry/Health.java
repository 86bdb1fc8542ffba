package velib.telemetry;

/**
 * Whether a program does its work, by its own judgement. Asked from several threads at once, every
 * few seconds, so an answer takes milliseconds, and a few seconds at most.
 */
public interface Health {
  /** How the program is; unhealthy means that it will not get well by itself. */
  HealthReport health();

  /** Whether the program has begun to do its work; unhealthy until then. */
  HealthReport readiness();
}
