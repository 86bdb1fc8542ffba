/** What a run measures: its options, its parts, and a guess of the time that they take. */
package velib.benchmarks.harness.plan;
