/**
 * The job's side of Kafka: its topics and clients, which batch was written last and by which
 * checkpoint, and how many messages are still to be read.
 *
 * <p>Of {@code totals} it knows only the counts.
 */
package velib.sparkconsumer.kafka;
