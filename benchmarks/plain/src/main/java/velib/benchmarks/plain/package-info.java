/** The totals without an engine, and the reading alone. */
package velib.benchmarks.plain;
