import { find } from "./dom.js";

/** Long enough for a screen reader to notice that the text is gone, and to read it when it returns. */
const PAUSE_MS = 100;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let pending;

/**
 * Announces a sentence to screen readers when they are idle. Meant for the result of what the
 * reader did and for errors; announcing figures that change all the time would drown everything else.
 *
 * @param {string} sentence
 */
export function announce(sentence) {
  const announcer = find("#announcer", HTMLElement);
  clearTimeout(pending);
  announcer.textContent = "";
  pending = setTimeout(() => {
    announcer.textContent = sentence;
  }, PAUSE_MS);
}
