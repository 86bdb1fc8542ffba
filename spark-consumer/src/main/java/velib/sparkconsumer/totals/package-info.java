/**
 * What is computed: the newest entry of each station, the total of each postcode, and dead letters
 * for what cannot be counted; with the form of all of it in bytes.
 *
 * <p>Knows station-model and Spark's interface for functions with a state. Knows no other package
 * of the job.
 */
package velib.sparkconsumer.totals;
