/**
 * The fast way for small batches. It is optional: without this package ({@code BATCH_ENGINE=spark})
 * everything is computed as well, more slowly. Whatever reaches into Spark's planner and scheduler
 * is in here.
 *
 * <p>Knows {@code sink}, {@code source} and {@code totals}; only the program knows it.
 */
package velib.sparkconsumer.smallbatch;
