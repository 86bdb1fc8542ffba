/**
 * The trials of a comparison: one side at a time drains a backlog or answers snapshots, and its
 * figures become a result file. Nothing here writes to the report.
 */
package velib.benchmarks.harness.trial;
