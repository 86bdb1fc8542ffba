/**
 * The stateful operator of the query: how the changes of a batch meet the state of their postcodes.
 * Spark runs it like one of its own, with its state store and its checkpoint.
 *
 * <p>Knows {@code source} for its input rows and {@code totals}. What it writes into the state is
 * decided in {@code totals}.
 */
package velib.sparkconsumer.operator;
