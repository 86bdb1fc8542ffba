/** The totals by Flink. */
package velib.benchmarks.flink;
