import { find, showNumber, showText } from "./dom.js";

/** @import { Reader } from "./reader.js" */
/** @import { Store } from "./store.js" */

const FIGURES = /** @type {const} */ (["total", "mechanical", "electric"]);

/** The network's bikes now, and how that moved in the last hour. */
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
      return; // Before anything was read the sums are zero, which nobody should take for a figure.
    }
    for (const { key, number, change } of this.#numbers) {
      showNumber(number, network[key], this.#reader.format.number(network[key]));
      showText(change, this.#tellChange(hourAgo === null ? null : network[key] - hourAgo[key]));
    }
  }

  /** @param {number | null} change */
  #tellChange(change) {
    const { say, format } = this.#reader;
    if (change === null) {
      return say("glance.unknown");
    }
    return change === 0
      ? say("glance.same")
      : say("glance.change", { change: format.change(change) });
  }
}
