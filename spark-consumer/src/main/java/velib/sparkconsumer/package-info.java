/**
 * The streaming job as a program: its settings, its session, its data flow on one page ({@link
 * velib.sparkconsumer.TotalsQuery}), and what happens when the query ends.
 *
 * <p>It uses every package below it; none of them uses it.
 */
package velib.sparkconsumer;
