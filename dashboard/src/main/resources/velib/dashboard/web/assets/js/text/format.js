/**
 * Numbers and times as the reader writes them.
 *
 * @typedef {object} Format
 * @property {(value: number) => string} number
 * @property {(value: number) => string} change with its sign; zero has none
 * @property {(atMs: number) => string} clock hour and minute
 * @property {(atMs: number, nowMs: number) => string} moment the clock time, with the day if it is not today
 * @property {(atMs: number, nowMs: number) => string} ago how long before now
 */

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * @param {string} locale
 * @param {string} [timeZone] the reader's own if left out
 * @returns {Format}
 */
export function formatFor(locale, timeZone) {
  const number = new Intl.NumberFormat(locale);
  const change = new Intl.NumberFormat(locale, { signDisplay: "exceptZero" });
  const clock = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", timeZone });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "short", timeZone });
  const dayAndClock = new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    timeZone,
  });
  const relative = new Intl.RelativeTimeFormat(locale, { style: "short", numeric: "auto" });

  return {
    number: (value) => number.format(value),
    change: (value) => change.format(value),
    clock: (atMs) => clock.format(atMs),
    moment: (atMs, nowMs) =>
      (day.format(atMs) === day.format(nowMs) ? clock : dayAndClock).format(atMs),
    ago: (atMs, nowMs) => {
      const [count, unit] = inLargestUnit(Math.max(0, Math.floor((nowMs - atMs) / 1000)));
      return relative.format(-count, unit);
    },
  };
}

/**
 * @param {number} seconds
 * @returns {[number, Intl.RelativeTimeFormatUnit]} only whole units that have passed
 */
function inLargestUnit(seconds) {
  if (seconds < MINUTE) {
    return [seconds, "second"];
  }
  if (seconds < HOUR) {
    return [Math.floor(seconds / MINUTE), "minute"];
  }
  if (seconds < DAY) {
    return [Math.floor(seconds / HOUR), "hour"];
  }
  return [Math.floor(seconds / DAY), "day"];
}
