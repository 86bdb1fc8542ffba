/**
 * The names and places of the stations: read from the feed, kept on disk. It knows no Kafka and no
 * counts of bikes.
 */
package velib.dashboard.places;
