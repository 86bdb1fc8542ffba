/**
 * Reading Kafka: following a topic through recreation and lost brokers, the position reached in it,
 * and what the Spark job has not read yet. What the messages mean is none of its business.
 */
package velib.dashboard.kafka;
