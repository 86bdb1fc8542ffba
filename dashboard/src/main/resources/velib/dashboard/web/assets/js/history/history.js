/** @import { HistoryAnswer } from "../net/types.js" */

/**
 * One moment of a history.
 *
 * @typedef {object} Moment
 * @property {number} at epoch seconds
 * @property {number | null} mechanical
 * @property {number | null} electric
 */

/** At least this much is shown, so that the first figures are not stretched over the whole chart. */
const LEAST_SPAN_SECONDS = 300;

/** The bikes of one postcode over time. A moment's counts hold until the next moment. */
export class History {
  #hours;
  /** @type {Moment[]} */
  #moments;

  /** @param {HistoryAnswer} answer */
  constructor(answer) {
    this.#hours = answer.hours;
    this.#moments = [];
    // Only moments that change something are kept. The server's last one repeats the counts at
    // its own current time, and would otherwise displace a result that is a second older.
    answer.times.forEach((at, index) =>
      this.append({
        at,
        mechanical: answer.mechanical_bikes[index] ?? null,
        electric: answer.electric_bikes[index] ?? null,
      }),
    );
  }

  /**
   * Adds a moment that has just come in. If it is older than the last one, it replaces it.
   *
   * @param {Moment} moment
   */
  append(moment) {
    const last = this.#moments.at(-1);
    if (last === undefined) {
      this.#moments.push(moment);
    } else if (last.mechanical !== moment.mechanical || last.electric !== moment.electric) {
      if (moment.at <= last.at) {
        this.#moments[this.#moments.length - 1] = { ...moment, at: last.at };
      } else {
        this.#moments.push(moment);
      }
    }
  }

  /**
   * The requested hours up to now, without those of which nothing is known: they would squeeze what
   * is known into a bar at the edge.
   *
   * @param {number} nowSeconds
   * @returns {[number, number]} epoch seconds
   */
  span(nowSeconds) {
    const begin = this.knownSince(nowSeconds) ?? this.#begin(nowSeconds);
    return [Math.min(begin, nowSeconds - LEAST_SPAN_SECONDS), nowSeconds];
  }

  /**
   * @param {number} nowSeconds
   * @returns {number | null} when the figures begin, in epoch seconds; null if they cover all of the
   *     requested hours, or if there are none
   */
  knownSince(nowSeconds) {
    const first = this.#moments[0];
    return first !== undefined && first.at > this.#begin(nowSeconds) ? first.at : null;
  }

  /** @param {number} nowSeconds */
  #begin(nowSeconds) {
    return nowSeconds - this.#hours * 3600;
  }

  /**
   * The moments of the hours up to now, with one at each end.
   *
   * @param {number} nowSeconds
   * @returns {Moment[]}
   */
  until(nowSeconds) {
    const begin = this.#begin(nowSeconds);
    const inside = this.#moments.filter((moment) => moment.at > begin && moment.at <= nowSeconds);
    const before = this.#moments.findLast((moment) => moment.at <= begin);
    const shown = before === undefined ? inside : [{ ...before, at: begin }, ...inside];
    const last = shown.at(-1);
    return last === undefined || last.at === nowSeconds
      ? shown
      : [...shown, { ...last, at: nowSeconds }];
  }
}

/**
 * The fewest and the most bikes of a history.
 *
 * @param {Moment[]} moments
 * @returns {{least: number, most: number} | null} null if nothing is known
 */
export function rangeOf(moments) {
  const totals = moments.flatMap(({ mechanical, electric }) =>
    mechanical === null || electric === null ? [] : [mechanical + electric],
  );
  if (totals.length === 0) {
    return null;
  }
  return { least: Math.min(...totals), most: Math.max(...totals) };
}
