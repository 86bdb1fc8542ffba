/**
 * The fast path for small batches. It is optional: without it ({@code BATCH_ENGINE=spark}) the
 * results are the same, only later. All code that reaches into Spark's planner and scheduler is in
 * this package.
 *
 * <p>Knows {@code sink}, {@code source} and {@code totals}. Only the root package knows it.
 */
package velib.sparkconsumer.smallbatch;
