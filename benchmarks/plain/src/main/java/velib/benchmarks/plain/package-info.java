/** The totals without an engine, and a consumer that only reads. */
package velib.benchmarks.plain;
