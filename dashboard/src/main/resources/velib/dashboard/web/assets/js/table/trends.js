/** @import { TrendsAnswer } from "../net/types.js" */

/** @typedef {(number | null)[]} Trend bikes at equal steps, oldest first; null where unknown */

/** The bikes of each postcode over the last two hours, kept up to date by the results. */
export class Trends {
  #stepSeconds = 300;
  #endSeconds = 0;
  /** @type {Map<string, Trend>} */
  #trends = new Map();

  /** @param {TrendsAnswer} answer */
  replace(answer) {
    this.#stepSeconds = answer.step_seconds;
    this.#endSeconds = answer.end;
    this.#trends = new Map(Object.entries(answer.postcodes));
  }

  /**
   * Sets the last value of a postcode's trend.
   *
   * @param {string} postcode
   * @param {number} totalBikes
   */
  record(postcode, totalBikes) {
    const trend = this.#trends.get(postcode);
    if (trend === undefined) {
      this.#trends.set(postcode, [totalBikes]);
    } else {
      trend[trend.length - 1] = totalBikes;
    }
  }

  /**
   * Shifts all trends by the steps that have passed. A value holds until the next one.
   *
   * @param {number} nowSeconds
   * @returns {boolean} whether a step has passed
   */
  advance(nowSeconds) {
    const steps = Math.floor((nowSeconds - this.#endSeconds) / this.#stepSeconds);
    if (steps <= 0 || this.#endSeconds === 0) {
      return false;
    }
    this.#endSeconds += steps * this.#stepSeconds;
    for (const trend of this.#trends.values()) {
      const passed = new Array(Math.min(steps, trend.length)).fill(trend.at(-1) ?? null);
      trend.splice(0, passed.length);
      trend.push(...passed);
    }
    return true;
  }

  /**
   * @param {string} postcode
   * @returns {Trend}
   */
  of(postcode) {
    return this.#trends.get(postcode) ?? [];
  }

  /**
   * How many bikes a postcode has gained or lost since the oldest known value.
   *
   * @param {string} postcode
   * @returns {number | null}
   */
  changeOf(postcode) {
    const known = this.of(postcode).filter((value) => value !== null);
    return known.length < 2 ? null : known[known.length - 1] - known[0];
  }
}

/** A range below this many bikes does not fill the height, so that one bike is not a mountain. */
const LEAST_RANGE = 6;

/**
 * The line of a trend as SVG path data.
 *
 * @param {Trend} trend
 * @param {number} width
 * @param {number} height
 * @returns {string} empty if nothing is known
 */
export function trendPath(trend, width, height) {
  const known = trend.filter((value) => value !== null);
  if (known.length < 2) {
    return "";
  }
  const least = Math.min(...known);
  const range = Math.max(Math.max(...known) - least, LEAST_RANGE);
  const step = width / (trend.length - 1);
  let pen = "M";
  let path = "";
  trend.forEach((value, index) => {
    if (value === null) {
      pen = "M";
      return;
    }
    const y = height - ((value - least) / range) * height;
    path += `${pen}${rounded(index * step)} ${rounded(y)}`;
    pen = "L";
  });
  return path;
}

/** @param {number} value */
function rounded(value) {
  return Math.round(value * 10) / 10;
}
