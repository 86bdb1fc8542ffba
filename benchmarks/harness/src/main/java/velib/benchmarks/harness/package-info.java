/** Fills topics, runs each side as a process of its own, measures it from outside, reports. */
package velib.benchmarks.harness;
