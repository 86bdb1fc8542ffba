/** @import { HistoryAnswer } from "../net/types.js" */

/**
 * One moment of a history.
 *
 * @typedef {object} Moment
 * @property {number} at epoch seconds
 * @property {number | null} mechanical
 * @property {number | null} electric
 */

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
   * @param {number} nowSeconds
   * @returns {[number, number]} the hours up to now, in epoch seconds
   */
  span(nowSeconds) {
    return [nowSeconds - this.#hours * 3600, nowSeconds];
  }

  /**
   * The moments of the hours up to now, with one at each end.
   *
   * @param {number} nowSeconds
   * @returns {Moment[]}
   */
  until(nowSeconds) {
    const [begin] = this.span(nowSeconds);
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
