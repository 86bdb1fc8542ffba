/** @typedef {() => number} Clock epoch milliseconds as the server counts them */

/** A Date header has whole seconds and takes a while to arrive: smaller differences mean nothing. */
const TRUSTED_DIFFERENCE_MS = 2_000;

let differenceMs = 0;

/**
 * Learns how far this computer's clock differs from the server's. Otherwise a clock that is a minute
 * off would make fresh figures look a minute old, or put them in the future.
 *
 * @param {string | null} dateHeader the Date header of an answer that has just come in
 * @param {number} [localMs]
 */
export function setClockBy(dateHeader, localMs = Date.now()) {
  const serverMs = Date.parse(dateHeader ?? "");
  if (Number.isFinite(serverMs)) {
    const difference = serverMs - localMs;
    differenceMs = Math.abs(difference) > TRUSTED_DIFFERENCE_MS ? difference : 0;
  }
}

/** The time by the server's clock. @type {Clock} */
export const serverNow = () => Date.now() + differenceMs;
