import { toScreen } from "./viewport.js";

/** @import { Size, Viewport } from "./viewport.js" */

/**
 * A name on the map. Keyboards and screen readers reach its place through it.
 *
 * @typedef {object} Label
 * @property {string} key
 * @property {string} text
 * @property {{x: number, y: number}} place in the world
 * @property {number} rise pixels above the place, negative for below it
 * @property {HTMLElement} element a link or a button
 */

/** @typedef {{x: number, y: number, width: number, height: number}} Box */

/** About the size of a line of text on the map: measuring each name would cost a layout. */
const CHARACTER_PIXELS = 7;
const PADDING_PIXELS = 10;
const HEIGHT_PIXELS = 20;

/** No name on the map is shown longer than this. */
export const MOST_CHARACTERS = 24;

/** The direction of each arrow key. */
const WAYS = new Map([
  ["ArrowLeft", { x: -1, y: 0 }],
  ["ArrowRight", { x: 1, y: 0 }],
  ["ArrowUp", { x: 0, y: -1 }],
  ["ArrowDown", { x: 0, y: 1 }],
]);

/**
 * A list of names on the map. Tab reaches one of them; from there the arrow keys go to the next one
 * in their direction. Names that would cover others are hidden until they have the focus.
 */
export class MapLabels {
  /** @type {Label[]} */
  labels = [];
  #list;
  #onFocus;

  /**
   * @param {HTMLUListElement} list
   * @param {(label: Label | null) => void} onFocus
   */
  constructor(list, onFocus) {
    this.#list = list;
    this.#onFocus = onFocus;
    list.addEventListener("keydown", (event) => this.#press(event));
    list.addEventListener("focusin", (event) => this.#focused(event));
    list.addEventListener("focusout", () => this.#onFocus(null));
  }

  /** @param {Label[]} labels the most important first */
  show(labels) {
    const focused = this.labels.find((label) => label.element === document.activeElement)?.key;
    const items = labels.map((label) => {
      const item = document.createElement("li");
      item.append(label.element);
      return item;
    });
    this.labels = labels;
    this.#list.replaceChildren(...items);
    this.#list.hidden = labels.length === 0;
    this.#makeReachable(labels[0]);
    labels.find((label) => label.key === focused)?.element.focus({ preventScroll: true });
  }

  /**
   * Moves the names to their places in a viewport.
   *
   * @param {Viewport} viewport
   * @param {Size} size
   * @param {Box[]} taken by names placed before; those of this list are added
   */
  place(viewport, size, taken) {
    for (const label of this.labels) {
      const { x, y } = toScreen(viewport, label.place);
      const box = boxOf(label, x, y - label.rise);
      const seen = isInside(box, size) && !taken.some((other) => overlap(box, other));
      if (seen) {
        taken.push(box);
      }
      const item = label.element.parentElement;
      if (item !== null) {
        item.classList.toggle("covered", !seen);
        // A name off the stage is put at its edge, so that focusing it does not scroll the page.
        const left = Math.round(Math.max(0, Math.min(size.width, x)));
        const top = Math.round(Math.max(0, Math.min(size.height, y - label.rise)));
        item.style.transform = `translate(${left}px, ${top}px) translate(-50%, -50%)`;
      }
    }
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    const way = WAYS.get(event.key);
    const from = this.labels.find((label) => label.element === event.target);
    if (way === undefined || from === undefined) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    nextIn(way, from, this.labels)?.element.focus({ preventScroll: true });
  }

  /** @param {FocusEvent} event */
  #focused(event) {
    const label = this.labels.find((candidate) => candidate.element === event.target);
    if (label !== undefined) {
      this.#makeReachable(label);
      this.#onFocus(label);
    }
  }

  /** @param {Label | undefined} reachable */
  #makeReachable(reachable) {
    for (const label of this.labels) {
      label.element.tabIndex = label === reachable ? 0 : -1;
    }
  }
}

/**
 * The nearest label in a direction; one straight ahead counts as nearer than one to the side.
 *
 * @param {{x: number, y: number}} way
 * @param {Label} from
 * @param {Label[]} labels
 */
function nextIn(way, from, labels) {
  let next = null;
  let least = Infinity;
  for (const label of labels) {
    const dx = label.place.x - from.place.x;
    const dy = label.place.y - from.place.y;
    const ahead = dx * way.x + dy * way.y;
    const aside = Math.abs(dx * way.y) + Math.abs(dy * way.x);
    const far = ahead + 2 * aside;
    if (ahead > 0 && aside <= 2 * ahead && far < least) {
      next = label;
      least = far;
    }
  }
  return next;
}

/**
 * @param {Label} label
 * @param {number} x
 * @param {number} y
 * @returns {Box}
 */
function boxOf(label, x, y) {
  const characters = Math.min(MOST_CHARACTERS, label.text.length);
  const width = characters * CHARACTER_PIXELS + PADDING_PIXELS;
  return { x: x - width / 2, y: y - HEIGHT_PIXELS / 2, width, height: HEIGHT_PIXELS };
}

/**
 * @param {Box} box
 * @param {Size} size
 */
function isInside(box, size) {
  return (
    box.x + box.width / 2 > 0 &&
    box.y + box.height / 2 > 0 &&
    box.x + box.width / 2 < size.width &&
    box.y + box.height / 2 < size.height
  );
}

/**
 * @param {Box} a
 * @param {Box} b
 */
function overlap(a, b) {
  return (
    a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
  );
}
