/** Messages that nobody would write on purpose, the same ones for the same seed. */
package velib.testkit.fuzz;
