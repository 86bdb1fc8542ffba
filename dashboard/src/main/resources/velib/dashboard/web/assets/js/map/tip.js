import { create, find } from "../browser/dom.js";

/** @import { Size } from "./viewport.js" */

const GAP_PIXELS = 14;

/** The box beside the pointer or the focus that shows the figures of a place on the map. */
export class MapTip {
  #box;

  /** @param {ParentNode} stage */
  constructor(stage) {
    this.#box = find(".map-tip", HTMLElement, stage);
  }

  hide() {
    this.#box.hidden = true;
  }

  /** @param {string[]} sentences the first one is the title */
  fill([title, ...sentences]) {
    this.#box.replaceChildren(
      create("strong", {}, title),
      ...sentences.map((sentence) => create("span", {}, sentence)),
    );
  }

  /**
   * Shows the box beside a place, on the side that has room.
   *
   * @param {{x: number, y: number}} place on the stage
   * @param {Size} stage
   */
  showAt({ x, y }, stage) {
    this.#box.hidden = false;
    const left = beside(x, this.#box.offsetWidth, stage.width);
    const top = beside(y, this.#box.offsetHeight, stage.height);
    this.#box.style.transform = `translate(${left}px, ${top}px)`;
  }
}

/**
 * @param {number} at
 * @param {number} length of the box
 * @param {number} room
 */
function beside(at, length, room) {
  const after = at + GAP_PIXELS;
  const start = after + length <= room ? after : at - GAP_PIXELS - length;
  return Math.round(Math.max(0, Math.min(room - length, start)));
}
