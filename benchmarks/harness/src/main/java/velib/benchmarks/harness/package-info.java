/**
 * The programs behind {@code make bench}, {@code bench-check}, {@code bench-viewers} and {@code
 * bench-memory}: each reads its options, measures and writes the report. What they use is in the
 * packages below, none of which may need this one.
 */
package velib.benchmarks.harness;
