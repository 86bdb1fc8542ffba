/** @typedef {{column: string, descending: boolean}} Order */

/**
 * The order after a click on a column's head: reversed if it is already sorted by this column,
 * otherwise numbers descending and texts ascending.
 *
 * @param {Order} order
 * @param {string} column
 * @param {boolean} isText
 * @returns {Order}
 */
export function orderAfterClick(order, column, isText) {
  return order.column === column
    ? { column, descending: !order.descending }
    : { column, descending: !isText };
}

/**
 * Sorts items by a value, equal ones by their key. Unknown values come last either way.
 *
 * @template T
 * @param {T[]} items
 * @param {(item: T) => number | string | null} valueOf
 * @param {(item: T) => string} keyOf
 * @param {boolean} descending
 * @returns {T[]}
 */
export function sorted(items, valueOf, keyOf, descending) {
  return [...items].sort((a, b) => {
    const left = valueOf(a);
    const right = valueOf(b);
    if (left === null || right === null) {
      return Number(left === null) - Number(right === null) || compare(keyOf(a), keyOf(b));
    }
    return (descending ? compare(right, left) : compare(left, right)) || compare(keyOf(a), keyOf(b));
  });
}

/**
 * @param {number | string} a
 * @param {number | string} b
 */
function compare(a, b) {
  return typeof a === "number" && typeof b === "number"
    ? a - b
    : String(a).localeCompare(String(b), "en", { numeric: true });
}
