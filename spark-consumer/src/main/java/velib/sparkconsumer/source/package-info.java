/**
 * Where rows come from: Spark's Kafka source with readers of our own, which share a batch among
 * tasks and combine its messages while they read. It also decides when a batch begins, and whether
 * one may.
 *
 * <p>Knows {@code totals} and {@code kafka}.
 */
package velib.sparkconsumer.source;
