import { setClockBy } from "./clock.js";

/** @import { HistoryAnswer, Station, TrendsAnswer } from "./types.js" */

/** Thrown when the server answers with an error. */
export class ApiError extends Error {
  /**
   * @param {number} status the HTTP status
   * @param {string} message
   */
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/**
 * @param {string} path
 * @param {AbortSignal} [signal]
 * @returns {Promise<any>}
 */
async function getJson(path, signal) {
  const response = await fetch(path, { headers: { Accept: "application/json" }, signal });
  setClockBy(response.headers.get("Date"));
  if (!response.ok) {
    throw new ApiError(response.status, `${path} answered ${response.status}`);
  }
  return response.json();
}

/**
 * All stations with name and place.
 *
 * @returns {Promise<{stations: Station[]}>}
 */
export function getStations() {
  return getJson("/api/stations");
}

/**
 * The bikes of each postcode over the last two hours.
 *
 * @returns {Promise<TrendsAnswer>}
 */
export function getTrends() {
  return getJson("/api/trends");
}

/**
 * The bikes of one postcode over time.
 *
 * @param {string} postcode
 * @param {number} hours
 * @param {AbortSignal} signal
 * @returns {Promise<HistoryAnswer>}
 */
export function getHistory(postcode, hours, signal) {
  const path = `/api/postcodes/${encodeURIComponent(postcode)}/history?hours=${hours}`;
  return getJson(path, signal);
}
