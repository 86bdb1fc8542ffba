/** @import { Result } from "../net/types.js" */

/** The names are the API's own, so that a copied table and an answer can be joined. */
const COLUMNS = /** @type {const} */ ([
  "postcode",
  "total_bikes",
  "mechanical_bikes",
  "electric_bikes",
  "rentable_bikes",
  "docks_available",
  "stations",
  "last_reported",
]);

/**
 * Results as CSV (RFC 4180): a line of names, then one postcode a line.
 *
 * @param {Result[]} results in the order of the lines
 * @returns {string}
 */
export function toCsv(results) {
  const lines = results.map((result) => COLUMNS.map((column) => result[column]));
  return [COLUMNS, ...lines].map((cells) => `${cells.map(cell).join(",")}\r\n`).join("");
}

/** @param {string | number | null} value */
function cell(value) {
  const text = String(value ?? "");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
