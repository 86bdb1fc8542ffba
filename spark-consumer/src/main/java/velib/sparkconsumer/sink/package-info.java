/**
 * Writes the query's output: one Kafka transaction for each batch, with results, dead letters and
 * input offsets. Also holds the interface that runs a batch ({@link
 * velib.sparkconsumer.sink.BatchEngine}) and its implementation by Spark's own means.
 *
 * <p>Knows {@code totals}, {@code kafka} and {@code checkpoint}.
 */
package velib.sparkconsumer.sink;
