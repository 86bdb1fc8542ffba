/**
 * What the job reports about itself: metrics, health, and the phase of the run, by which health is
 * judged. The job bases no decision on any of it.
 *
 * <p>Knows {@code sink}, {@code kafka} and {@code totals}.
 */
package velib.sparkconsumer.telemetry;
