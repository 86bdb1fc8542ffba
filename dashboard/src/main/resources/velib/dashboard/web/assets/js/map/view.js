/**
 * Which part of the flat world is seen: screen = world * scale + shift, in CSS pixels.
 *
 * @typedef {{scale: number, x: number, y: number}} View
 *
 * @typedef {{width: number, height: number}} Size in CSS pixels
 *
 * @typedef {{left: number, top: number, right: number, bottom: number}} Extent in the world's units
 */

/** At this zoom a street of stations fills the map. */
export const GREATEST_ZOOM = 40;

const MARGIN_PIXELS = 14;

/**
 * The view that shows a whole extent in the middle.
 *
 * @param {Extent} extent
 * @param {Size} size
 * @returns {View}
 */
export function fit(extent, size) {
  const width = extent.right - extent.left;
  const height = extent.bottom - extent.top;
  const scale = Math.min(
    Math.max(1, size.width - 2 * MARGIN_PIXELS) / width,
    Math.max(1, size.height - 2 * MARGIN_PIXELS) / height,
  );
  return {
    scale,
    x: size.width / 2 - scale * (extent.left + width / 2),
    y: size.height / 2 - scale * (extent.top + height / 2),
  };
}

/**
 * @param {View} view
 * @param {{x: number, y: number}} place in the world
 * @returns {{x: number, y: number}} on the screen
 */
export function toScreen(view, place) {
  return { x: place.x * view.scale + view.x, y: place.y * view.scale + view.y };
}

/**
 * @param {View} view
 * @param {{x: number, y: number}} place on the screen
 * @returns {{x: number, y: number}} in the world
 */
export function toWorld(view, place) {
  return { x: (place.x - view.x) / view.scale, y: (place.y - view.y) / view.scale };
}

/**
 * Zooms so that the place under the pointer stays under it.
 *
 * @param {View} view
 * @param {number} factor
 * @param {{x: number, y: number}} fixed on the screen
 * @returns {View}
 */
export function zoom(view, factor, fixed) {
  return {
    scale: view.scale * factor,
    x: fixed.x + (view.x - fixed.x) * factor,
    y: fixed.y + (view.y - fixed.y) * factor,
  };
}

/**
 * @param {View} view
 * @param {number} dx
 * @param {number} dy
 * @returns {View}
 */
export function pan(view, dx, dy) {
  return { ...view, x: view.x + dx, y: view.y + dy };
}

/**
 * A view of the same scale that has a place in its middle.
 *
 * @param {View} view
 * @param {{x: number, y: number}} place in the world
 * @param {Size} size
 * @returns {View}
 */
export function centreOn(view, place, size) {
  return {
    scale: view.scale,
    x: size.width / 2 - view.scale * place.x,
    y: size.height / 2 - view.scale * place.y,
  };
}

/**
 * The nearest view that is allowed: neither smaller than all, nor nearer than the greatest zoom, nor
 * moved off the map. At the smallest zoom it is the whole map.
 *
 * @param {View} view
 * @param {View} whole the view that shows all
 * @param {Extent} extent
 * @param {Size} size
 * @returns {View}
 */
export function keepInside(view, whole, extent, size) {
  if (view.scale <= whole.scale) {
    return whole;
  }
  const middle = { x: size.width / 2, y: size.height / 2 };
  const greatest = whole.scale * GREATEST_ZOOM;
  const near = view.scale > greatest ? zoom(view, greatest / view.scale, middle) : view;
  const centre = toWorld(near, middle);
  const kept = {
    x: Math.max(extent.left, Math.min(extent.right, centre.x)),
    y: Math.max(extent.top, Math.min(extent.bottom, centre.y)),
  };
  return kept.x === centre.x && kept.y === centre.y ? near : centreOn(near, kept, size);
}
