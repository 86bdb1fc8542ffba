/**
 * Holds what people read and edit (documentation, {@code .env}, Compose file, alert rules) against
 * the code. Nothing here needs a Docker engine.
 */
package velib.stacktests.documents;
