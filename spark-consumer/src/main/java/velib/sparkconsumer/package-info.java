/**
 * The streaming job as a program: its settings, its session, its data flow on one page ({@link
 * velib.sparkconsumer.TotalsQuery}), and what happens when the query ends.
 *
 * <p>It knows every package below it; none of them knows it.
 */
package velib.sparkconsumer;
