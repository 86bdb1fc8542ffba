/**
 * Generators of messages that nobody would write on purpose. The same seed gives the same messages.
 */
package velib.testkit.fuzz;
