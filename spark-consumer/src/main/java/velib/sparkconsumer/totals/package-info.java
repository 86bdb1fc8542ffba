/**
 * What is computed: the newest entry of each station, the total of each postcode, and dead letters
 * for messages that cannot be counted; and how all of these are written as bytes.
 *
 * <p>Knows station-model. Knows no Kafka, no Spark and no other package of the job.
 */
package velib.sparkconsumer.totals;
