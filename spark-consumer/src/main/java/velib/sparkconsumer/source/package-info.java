/**
 * Where rows come from: Spark's Kafka source with our own readers. It divides a batch among tasks,
 * which combine the messages while they read them. It also decides when a batch begins, and whether
 * it may.
 *
 * <p>Knows {@code totals} and {@code kafka}.
 */
package velib.sparkconsumer.source;
