import { centreOn, fit, keepInside, pan, toScreen, toWorld, zoom } from "./viewport.js";

/** @import { Extent, Size, Viewport } from "./viewport.js" */

/** @typedef {{x: number, y: number}} Place */

const NOWHERE = { left: 0, top: 0, right: 1, bottom: 1 };

/** Looks at a part of the world, and never away from the map. */
export class Camera {
  /** @type {Size} */
  size = { width: 0, height: 0 };
  /** @type {Viewport} */
  viewport = { scale: 1, x: 0, y: 0 };
  /** @type {Viewport} */
  #whole = this.viewport;
  /** @type {Extent} */
  #extent = NOWHERE;
  #onMove;

  /** @param {() => void} onMove */
  constructor(onMove) {
    this.#onMove = onMove;
  }

  /** The zoom relative to the whole world, at least 1. */
  get zoomed() {
    return this.viewport.scale / this.#whole.scale;
  }

  /** @param {Extent | undefined} extent the part of the world that the map fills */
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
    this.#look(pan(this.viewport, dx, dy));
  }

  /**
   * @param {number} factor
   * @param {Place} [fixed] on the screen; the middle if left out
   * @returns {boolean} whether the zoom changed
   */
  zoom(factor, fixed = this.#middle()) {
    const before = this.viewport.scale;
    this.#look(zoom(this.viewport, factor, fixed));
    return this.viewport.scale !== before;
  }

  /**
   * Moves to a place and zooms in to it.
   *
   * @param {Place} place in the world
   * @param {number} leastZoom
   */
  goTo(place, leastZoom) {
    const scale = Math.max(this.viewport.scale, this.#whole.scale * leastZoom);
    this.#look(centreOn({ ...this.viewport, scale }, place, this.size));
  }

  /**
   * Moves to a place if it is out of sight.
   *
   * @param {Place} place in the world
   */
  reveal(place) {
    const { x, y } = toScreen(this.viewport, place);
    if (x < 0 || y < 0 || x > this.size.width || y > this.size.height) {
      this.#look(centreOn(this.viewport, place, this.size));
    }
  }

  /**
   * Changes the world or the size of the picture, and keeps centre and zoom.
   *
   * @param {() => void} change
   */
  #keepingPlace(change) {
    const centre = toWorld(this.viewport, this.#middle());
    const zoomed = this.zoomed;
    change();
    this.#whole = fit(this.#extent, this.size);
    const scale = this.#whole.scale * zoomed;
    this.#look(centreOn({ ...this.#whole, scale }, centre, this.size));
  }

  /** @param {Viewport} wished */
  #look(wished) {
    this.viewport = keepInside(wished, this.#whole, this.#extent, this.size);
    this.#onMove();
  }

  #middle() {
    return { x: this.size.width / 2, y: this.size.height / 2 };
  }
}
