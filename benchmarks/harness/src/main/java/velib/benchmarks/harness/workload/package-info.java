/**
 * The messages that all sides read, and the results that each side must publish for them. Pure
 * computation: no Kafka, no processes, no other package of the harness.
 */
package velib.benchmarks.harness.workload;
