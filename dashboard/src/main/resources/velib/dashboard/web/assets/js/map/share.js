/** @import { Result, Station } from "../net/types.js" */

/** @typedef {"bikes" | "electric"} ColourBy */

/** Five steps can be told apart and named; the shades of a continuous scale cannot. */
export const STEPS = 5;

/**
 * The share that a colour shows: of bikes among bikes and free docks, or of electric bikes among
 * bikes.
 *
 * @param {Result | Station} counts
 * @param {ColourBy} colourBy
 * @returns {number | null} 0 to 1, null if there is nothing to divide by
 */
export function shareOf(counts, colourBy) {
  const bikes = "total_bikes" in counts ? counts.total_bikes : counts.bikes;
  const [part, whole] =
    colourBy === "electric"
      ? [counts.electric_bikes, bikes]
      : [bikes, bikes + counts.docks_available];
  return whole > 0 ? part / whole : null;
}

/**
 * @param {number | null} share
 * @returns {number} 0 to STEPS - 1, or -1 if there is none
 */
export function stepOf(share) {
  return share === null ? -1 : Math.max(0, Math.min(STEPS - 1, Math.floor(share * STEPS)));
}

/**
 * @param {number} step
 * @returns {string} the shares of a step in per cent, such as "20–40"
 */
export function stepRange(step) {
  return `${(100 * step) / STEPS}–${(100 * (step + 1)) / STEPS}`;
}
