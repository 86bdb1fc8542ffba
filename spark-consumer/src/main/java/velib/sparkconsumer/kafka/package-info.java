/**
 * The job's side of Kafka: its topics and clients, what was written last and by which checkpoint,
 * and how many messages are still to be read.
 *
 * <p>Knows what is computed only as counts ({@code totals}).
 */
package velib.sparkconsumer.kafka;
