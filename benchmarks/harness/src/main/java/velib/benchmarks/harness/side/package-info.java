/**
 * The sides, which are the programs that are compared: what each is called, how it is started, and
 * one run of it on topics of its own. What is measured during a run belongs to the trials.
 */
package velib.benchmarks.harness.side;
