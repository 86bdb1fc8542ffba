/**
 * What the job tells about itself: metrics, health, and the state of the run that health is judged
 * by. Nothing is decided by any of it.
 *
 * <p>Knows {@code sink}, {@code kafka} and {@code totals}.
 */
package velib.sparkconsumer.telemetry;
