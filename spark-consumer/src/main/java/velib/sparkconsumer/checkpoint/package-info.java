/**
 * The checkpoint: its files, its lock, its reset, and every reason to refuse it.
 *
 * <p>Knows {@code kafka} and {@code totals}.
 */
package velib.sparkconsumer.checkpoint;
