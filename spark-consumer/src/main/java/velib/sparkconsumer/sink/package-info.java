/**
 * Where rows go: one Kafka transaction for each batch, with results, dead letters and offsets. Also
 * the interface to how a batch is run ({@link velib.sparkconsumer.sink.BatchEngine}) and Spark's
 * own way.
 *
 * <p>Knows {@code totals}, {@code kafka} and {@code checkpoint}.
 */
package velib.sparkconsumer.sink;
