/**
 * The fast path for small batches. It is optional: without it ({@code BATCH_ENGINE=spark}) the
 * results are the same, only later. What plans and runs a batch in another way than Spark does is
 * in this package; the stateful operator, which both ways need, is in {@code operator}.
 *
 * <p>Knows {@code operator} and {@code sink}. Only the root package knows it.
 */
package velib.sparkconsumer.smallbatch;
