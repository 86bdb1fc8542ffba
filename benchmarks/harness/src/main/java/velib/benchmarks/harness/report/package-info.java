/**
 * The report: tables, plots and texts made of the result files alone, the targets that the job is
 * held to, and the ratios that {@code make bench-check} guards. Nothing here measures.
 */
package velib.benchmarks.harness.report;
