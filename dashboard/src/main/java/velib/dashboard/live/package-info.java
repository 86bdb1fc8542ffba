/**
 * What is known now: totals, stations, history and the health of the stream, as JSON and as events
 * for the viewers. It takes messages and is asked; how they come and who asks are not its business.
 */
package velib.dashboard.live;
