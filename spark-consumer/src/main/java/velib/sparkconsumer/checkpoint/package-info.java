/**
 * The checkpoint: its files, its lock, what it may be resumed with, and every reason to refuse it.
 *
 * <p>Knows {@code kafka} and {@code totals}.
 */
package velib.sparkconsumer.checkpoint;
