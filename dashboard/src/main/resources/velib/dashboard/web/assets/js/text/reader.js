/** @import { Clock } from "../net/clock.js" */
/** @import { Format } from "./format.js" */
/** @import { Language, Say, TextKey, Values } from "./i18n.js" */
import { formFor } from "./i18n.js";

/**
 * Who looks at the page: their language, their number format, and their time.
 *
 * @typedef {object} Reader
 * @property {Say} say
 * @property {(key: CountedKey, count: number, values?: Values) => string} count
 *     says a text in the form for a count
 * @property {Format} format
 * @property {Clock} now
 */

/** @typedef {TextKey extends infer K ? (K extends `${infer Base}.one` ? Base : never) : never} CountedKey */

/**
 * @param {Language} language
 * @param {Say} say
 * @param {Format} format
 * @param {Clock} now
 * @returns {Reader}
 */
export function readerOf(language, say, format, now) {
  return {
    say,
    count: (key, count, values = {}) =>
      say(/** @type {TextKey} */ (`${key}.${formFor(language, count)}`), {
        ...values,
        count: format.number(count),
      }),
    format,
    now,
  };
}
