/** The totals with Flink. */
package velib.benchmarks.flink;
