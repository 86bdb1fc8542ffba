import { find, showNumber, showText } from "../browser/dom.js";

/** @import { Store } from "../state/store.js" */
/** @import { Reader } from "../text/reader.js" */

const FIGURES = /** @type {const} */ (["total", "mechanical", "electric"]);

/** The network's bikes now, and their change over the last hour. */
export class Glance {
  #store;
  #reader;
  #numbers;

  /**
   * @param {Store} store
   * @param {Reader} reader
   */
  constructor(store, reader) {
    this.#store = store;
    this.#reader = reader;
    this.#numbers = FIGURES.map((figure) => ({
      key: /** @type {const} */ (`${figure}_bikes`),
      number: find(`[data-test="network-${figure}"]`, HTMLElement),
      change: find(
        figure === "total"
          ? '[data-test="network-change"]'
          : `[data-test="network-${figure}-change"]`,
        HTMLElement,
      ),
    }));
  }

  /** Shows the network as the store has it. */
  update() {
    const { network, hourAgo, postcodes } = this.#store;
    if (network === null || postcodes.size === 0) {
      return; // Before anything is read the sums are zero, which is not a figure to show.
    }
    for (const { key, number, change } of this.#numbers) {
      showNumber(number, network[key], this.#reader.format.number(network[key]));
      showText(
        change,
        hourAgo === null ? this.#tellUnknown(key) : this.#tellChange(network[key] - hourAgo[key]),
      );
    }
  }

  /**
   * Shown once for all three; the others keep their empty lines, so that nothing shifts later.
   *
   * @param {string} key
   */
  #tellUnknown(key) {
    return key === "total_bikes" ? this.#reader.say("glance.unknown") : "\u00a0";
  }

  /** @param {number} change */
  #tellChange(change) {
    const { say, format } = this.#reader;
    return change === 0
      ? say("glance.same")
      : say("glance.change", { change: format.change(change) });
  }
}
