import { addChanges, noChanges } from "./store.js";

/** @import { Changes, Store } from "./store.js" */

/**
 * Draws what has changed, at most once per frame, so that a burst of events is drawn once.
 *
 * @param {Store} store
 * @param {(changes: Changes) => void} draw
 */
export function drawOnFrames(store, draw) {
  let waiting = noChanges();
  let asked = false;
  store.observe((changes) => {
    addChanges(waiting, changes);
    if (!asked) {
      asked = true;
      requestAnimationFrame(() => {
        const changed = waiting;
        waiting = noChanges();
        asked = false;
        draw(changed);
      });
    }
  });
}
