/**
 * What the kernel says of a running process, and the folders that a run leaves behind. Knows
 * neither Kafka nor any other package of the harness.
 */
package velib.benchmarks.harness.process;
