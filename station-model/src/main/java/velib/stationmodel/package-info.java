/**
 * The domain: what a station's status, a postcode and a postcode's totals are, and how each is read
 * and written as JSON.
 *
 * <p>Plain Java and Jackson: no Kafka, no Spark, no HTTP, no clock and no log. Programs that know
 * those use this package; nothing here knows them.
 */
package velib.stationmodel;
