/**
 * Starts the broker and ZooKeeper, and any other Java program, as child processes.
 *
 * <p>The broker itself is not on this module's class path but in the folder {@code
 * kafka/target/kafka}, which the build of this module makes.
 */
package velib.kafka;
