/**
 * Measurements of the whole pipeline instead of a comparison: many viewers of the live page, and
 * the memory of each program with the heap of its container.
 */
package velib.benchmarks.harness.pipeline;
