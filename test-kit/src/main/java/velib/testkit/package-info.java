/**
 * Tools for the tests of the other modules: a real broker, readers of topics and metrics, and the
 * oracle that computes the expected totals. Nothing here is used by a program.
 */
package velib.testkit;
