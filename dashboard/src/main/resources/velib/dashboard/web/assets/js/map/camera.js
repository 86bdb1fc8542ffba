import { centreOn, fit, keepInside, pan, toScreen, toWorld, zoom } from "./view.js";

/** @import { Extent, Size, View } from "./view.js" */

/** @typedef {{x: number, y: number}} Place */

const NOWHERE = { left: 0, top: 0, right: 1, bottom: 1 };

/** Looks at a part of the world, and keeps to what there is to see. */
export class Camera {
  /** @type {Size} */
  size = { width: 0, height: 0 };
  /** @type {View} */
  view = { scale: 1, x: 0, y: 0 };
  /** @type {View} */
  #whole = this.view;
  /** @type {Extent} */
  #extent = NOWHERE;
  #onMove;

  /** @param {() => void} onMove */
  constructor(onMove) {
    this.#onMove = onMove;
  }

  /** How much nearer than the whole world, from 1 on. */
  get zoomed() {
    return this.view.scale / this.#whole.scale;
  }

  /** @param {Extent | undefined} extent what there is to see */
  setExtent(extent) {
    this.#keepingPlace(() => {
      this.#extent = extent ?? NOWHERE;
    });
  }

  /** @param {Size} size */
  setSize({ width, height }) {
    this.#keepingPlace(() => {
      this.size = { width, height };
    });
  }

  /** Shows all. */
  reset() {
    this.#look(this.#whole);
  }

  /**
   * @param {number} dx pixels
   * @param {number} dy
   */
  pan(dx, dy) {
    this.#look(pan(this.view, dx, dy));
  }

  /**
   * @param {number} factor
   * @param {Place} [fixed] on the screen; the middle where left out
   * @returns {boolean} whether there was room
   */
  zoom(factor, fixed = this.#middle()) {
    const before = this.view.scale;
    this.#look(zoom(this.view, factor, fixed));
    return this.view.scale !== before;
  }

  /**
   * Goes to a place, and near to it.
   *
   * @param {Place} place in the world
   * @param {number} leastZoom
   */
  goTo(place, leastZoom) {
    const scale = Math.max(this.view.scale, this.#whole.scale * leastZoom);
    this.#look(centreOn({ ...this.view, scale }, place, this.size));
  }

  /**
   * Moves only where a place is out of sight.
   *
   * @param {Place} place in the world
   */
  reveal(place) {
    const { x, y } = toScreen(this.view, place);
    if (x < 0 || y < 0 || x > this.size.width || y > this.size.height) {
      this.#look(centreOn(this.view, place, this.size));
    }
  }

  /**
   * Changes the world or the size of its picture, and still looks at the same place as near.
   *
   * @param {() => void} change
   */
  #keepingPlace(change) {
    const centre = toWorld(this.view, this.#middle());
    const zoomed = this.zoomed;
    change();
    this.#whole = fit(this.#extent, this.size);
    const scale = this.#whole.scale * zoomed;
    this.#look(centreOn({ ...this.#whole, scale }, centre, this.size));
  }

  /** @param {View} wished */
  #look(wished) {
    this.view = keepInside(wished, this.#whole, this.#extent, this.size);
    this.#onMove();
  }

  #middle() {
    return { x: this.size.width / 2, y: this.size.height / 2 };
  }
}
