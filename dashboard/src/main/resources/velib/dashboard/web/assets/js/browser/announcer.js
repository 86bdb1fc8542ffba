import { find } from "./dom.js";

/** Long enough for a screen reader to notice that the text went, so that it reads the same twice. */
const PAUSE_MS = 100;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let pending;

/**
 * Says a sentence to readers who do not see the page, once they are free to listen. For what they
 * did and for what went wrong; figures that change all the time would drown everything else.
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
