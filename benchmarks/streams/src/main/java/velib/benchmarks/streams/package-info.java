/** The totals by Kafka Streams. */
package velib.benchmarks.streams;
