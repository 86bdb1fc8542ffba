/** The totals with Spark as it is usually written, and the sums of the coursework job. */
package velib.benchmarks.spark;
