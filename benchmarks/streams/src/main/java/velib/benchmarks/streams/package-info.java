/** The totals with Kafka Streams. */
package velib.benchmarks.streams;
