/**
 * What was measured: the result files, the machine that they come from, and the statistics over
 * them. Data alone; how it looks on a page belongs to the report.
 */
package velib.benchmarks.harness.result;
