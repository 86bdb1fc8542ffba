/**
 * What a reader does to the map. Places and distances are in CSS pixels of the stage.
 *
 * @typedef {object} Gestures
 * @property {(dx: number, dy: number) => void} pan
 * @property {(factor: number, place: Place) => boolean} zoom returns whether the zoom changed
 * @property {(place: Place | null) => void} point the place under the pointer; null when it has left
 * @property {(place: Place) => void} tap
 *
 * @typedef {{x: number, y: number}} Place
 */

/** A click may move by this many pixels before it counts as a drag. */
const DRAG_PIXELS = 4;

/** How much one pixel of a turning wheel zooms; a pinch on a trackpad comes as small steps. */
const WHEEL = 0.0018;
const TRACKPAD_PINCH = 0.01;
const PIXELS_PER_LINE = 16;

/**
 * Listens to mouse, touch and wheel.
 *
 * @param {HTMLElement} stage
 * @param {Gestures} gestures
 */
export function listen(stage, gestures) {
  /** @type {Map<number, Place>} */
  const down = new Map();
  let start = { x: 0, y: 0 };
  let dragged = false;

  /**
   * @param {MouseEvent} event
   * @returns {Place}
   */
  const placeOf = (event) => {
    const box = stage.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };

  stage.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) {
      return;
    }
    if (down.size === 0) {
      start = placeOf(event);
      dragged = false;
    }
    down.set(event.pointerId, placeOf(event));
  });

  stage.addEventListener("pointermove", (event) => {
    const to = placeOf(event);
    const from = down.get(event.pointerId);
    if (from === undefined) {
      gestures.point(event.pointerType === "touch" ? null : to);
      return;
    }
    if (!dragged) {
      if (down.size === 1 && Math.hypot(to.x - start.x, to.y - start.y) < DRAG_PIXELS) {
        return;
      }
      dragged = true;
      gestures.point(null);
    }
    // Only a drag captures the pointer: captured at once, a click on the map would lose its target.
    stage.setPointerCapture(event.pointerId);
    move(down, event.pointerId, from, to, gestures);
    down.set(event.pointerId, to);
  });

  for (const end of /** @type {const} */ (["pointerup", "pointercancel"])) {
    stage.addEventListener(end, (event) => down.delete(event.pointerId));
  }
  stage.addEventListener("pointerleave", (event) => {
    if (!stage.hasPointerCapture(event.pointerId)) {
      down.delete(event.pointerId);
      gestures.point(null);
    }
  });

  stage.addEventListener("click", (event) => {
    // A click made by a key on a name has no place, and the name handles it.
    if (!dragged && event.detail > 0) {
      gestures.tap(placeOf(event));
    }
  });

  stage.addEventListener(
    "wheel",
    (event) => {
      const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? PIXELS_PER_LINE : 1;
      const rate = event.ctrlKey ? TRACKPAD_PINCH : WHEEL;
      // If the zoom cannot change, the wheel scrolls the page, so that nobody gets stuck here.
      if (gestures.zoom(Math.exp(-event.deltaY * pixels * rate), placeOf(event)) || event.ctrlKey) {
        event.preventDefault();
      }
    },
    { passive: false },
  );
}

/**
 * One finger moves the map; two move it by their middle and zoom it by their distance.
 *
 * @param {Map<number, Place>} down
 * @param {number} moving
 * @param {Place} from
 * @param {Place} to
 * @param {Gestures} gestures
 */
function move(down, moving, from, to, gestures) {
  const still = [...down].find(([id]) => id !== moving)?.[1];
  if (still === undefined) {
    gestures.pan(to.x - from.x, to.y - from.y);
    return;
  }
  gestures.pan((to.x - from.x) / 2, (to.y - from.y) / 2);
  const before = Math.hypot(from.x - still.x, from.y - still.y);
  const after = Math.hypot(to.x - still.x, to.y - still.y);
  if (before > 0 && after > 0) {
    gestures.zoom(after / before, { x: (to.x + still.x) / 2, y: (to.y + still.y) / 2 });
  }
}
