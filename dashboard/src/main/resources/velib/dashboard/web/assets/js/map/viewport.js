/**
 * Which part of the flat world is seen: screen = world * scale + shift, in CSS pixels.
 *
 * @typedef {{scale: number, x: number, y: number}} Viewport
 *
 * @typedef {{width: number, height: number}} Size in CSS pixels
 *
 * @typedef {{left: number, top: number, right: number, bottom: number}} Extent in the world's units
 */

/** At this zoom the stations of one street fill the map. */
export const GREATEST_ZOOM = 40;

const MARGIN_PIXELS = 14;

/**
 * The viewport that shows a whole extent, centred.
 *
 * @param {Extent} extent
 * @param {Size} size
 * @returns {Viewport}
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
 * @param {Viewport} viewport
 * @param {{x: number, y: number}} place in the world
 * @returns {{x: number, y: number}} on the screen
 */
export function toScreen(viewport, place) {
  return { x: place.x * viewport.scale + viewport.x, y: place.y * viewport.scale + viewport.y };
}

/**
 * @param {Viewport} viewport
 * @param {{x: number, y: number}} place on the screen
 * @returns {{x: number, y: number}} in the world
 */
export function toWorld(viewport, place) {
  return { x: (place.x - viewport.x) / viewport.scale, y: (place.y - viewport.y) / viewport.scale };
}

/**
 * Zooms so that the place under the pointer stays under it.
 *
 * @param {Viewport} viewport
 * @param {number} factor
 * @param {{x: number, y: number}} fixed on the screen
 * @returns {Viewport}
 */
export function zoom(viewport, factor, fixed) {
  return {
    scale: viewport.scale * factor,
    x: fixed.x + (viewport.x - fixed.x) * factor,
    y: fixed.y + (viewport.y - fixed.y) * factor,
  };
}

/**
 * @param {Viewport} viewport
 * @param {number} dx
 * @param {number} dy
 * @returns {Viewport}
 */
export function pan(viewport, dx, dy) {
  return { ...viewport, x: viewport.x + dx, y: viewport.y + dy };
}

/**
 * A viewport of the same scale, centred on a place.
 *
 * @param {Viewport} viewport
 * @param {{x: number, y: number}} place in the world
 * @param {Size} size
 * @returns {Viewport}
 */
export function centreOn(viewport, place, size) {
  return {
    scale: viewport.scale,
    x: size.width / 2 - viewport.scale * place.x,
    y: size.height / 2 - viewport.scale * place.y,
  };
}

/**
 * The nearest allowed viewport: not smaller than the whole map, not beyond the greatest zoom, and not
 * moved off the map. At the smallest zoom it is the whole map.
 *
 * @param {Viewport} viewport
 * @param {Viewport} whole the viewport that shows all
 * @param {Extent} extent
 * @param {Size} size
 * @returns {Viewport}
 */
export function keepInside(viewport, whole, extent, size) {
  if (viewport.scale <= whole.scale) {
    return whole;
  }
  const middle = { x: size.width / 2, y: size.height / 2 };
  const greatest = whole.scale * GREATEST_ZOOM;
  const tooNear = viewport.scale > greatest;
  const near = tooNear ? zoom(viewport, greatest / viewport.scale, middle) : viewport;
  const centre = toWorld(near, middle);
  const kept = {
    x: Math.max(extent.left, Math.min(extent.right, centre.x)),
    y: Math.max(extent.top, Math.min(extent.bottom, centre.y)),
  };
  return kept.x === centre.x && kept.y === centre.y ? near : centreOn(near, kept, size);
}
