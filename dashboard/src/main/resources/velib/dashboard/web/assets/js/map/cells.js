/**
 * A place on the flat world of the map.
 *
 * @typedef {{x: number, y: number}} Place
 *
 * A corner of a cell, and what lies beyond the side that begins at it: the index of a point, or
 * OPEN.
 * @typedef {Place & {beyond: number}} Corner
 *
 * @typedef {Place[]} Line
 */

/** Marks a side of a cell with no other station's ground beyond it. */
export const OPEN = -1;

/** This many corners make a circle look round. */
const CIRCLE_CORNERS = 40;

/**
 * The ground that is nearer to a point than to its neighbours: a circle, cut along the middle line
 * to each of them.
 *
 * @param {number} index
 * @param {Place[]} points
 * @param {number[]} neighbours
 * @param {number} reach radius of the circle
 * @returns {Corner[]}
 */
export function cellOf(index, points, neighbours, reach) {
  const point = points[index];
  let corners = Array.from({ length: CIRCLE_CORNERS }, (_, corner) => {
    const angle = (2 * Math.PI * corner) / CIRCLE_CORNERS;
    const x = point.x + reach * Math.cos(angle);
    return { x, y: point.y + reach * Math.sin(angle), beyond: OPEN };
  });
  for (const neighbour of neighbours) {
    corners = cutTowards(corners, point, points[neighbour], neighbour);
  }
  return corners;
}

/**
 * @param {Corner[]} corners
 * @param {Place} point
 * @param {Place} other
 * @param {number} otherIndex
 * @returns {Corner[]} the part that is nearer to the point than to the other
 */
function cutTowards(corners, point, other, otherIndex) {
  const dx = other.x - point.x;
  const dy = other.y - point.y;
  const middle = dx * ((point.x + other.x) / 2) + dy * ((point.y + other.y) / 2);
  /** @param {Corner} corner */
  const excess = (corner) => dx * corner.x + dy * corner.y - middle;

  /** @type {Corner[]} */
  const kept = [];
  corners.forEach((from, position) => {
    const to = corners[(position + 1) % corners.length];
    const before = excess(from);
    const after = excess(to);
    if (before <= 0) {
      kept.push(from);
    }
    if (before <= 0 !== after <= 0) {
      const part = before / (before - after);
      kept.push({
        x: from.x + part * (to.x - from.x),
        y: from.y + part * (to.y - from.y),
        // Where the outline leaves the half plane, the new side along the middle line begins; where
        // it comes back, the rest of the old side.
        beyond: before <= 0 ? otherIndex : from.beyond,
      });
    }
  });
  return kept;
}

/**
 * The sides of a cell that pass a test; adjacent ones are joined into one line.
 *
 * @param {Corner[]} cell
 * @param {(beyond: number) => boolean} passes
 * @returns {Line[]}
 */
export function sidesWhere(cell, passes) {
  /** @type {Line[]} */
  const lines = [];
  /** @type {Line | null} */
  let line = null;
  cell.forEach((from, position) => {
    if (!passes(from.beyond)) {
      line = null;
      return;
    }
    if (line === null) {
      line = [from];
      lines.push(line);
    }
    line.push(cell[(position + 1) % cell.length]);
  });
  return lines;
}

/**
 * The size of a cell and its centre.
 *
 * @param {Corner[]} cell
 * @returns {{size: number, x: number, y: number}}
 */
export function groundOf(cell) {
  let doubled = 0;
  let x = 0;
  let y = 0;
  cell.forEach((from, position) => {
    const to = cell[(position + 1) % cell.length];
    const cross = from.x * to.y - to.x * from.y;
    doubled += cross;
    x += (from.x + to.x) * cross;
    y += (from.y + to.y) * cross;
  });
  return doubled === 0
    ? { size: 0, x: 0, y: 0 }
    : { size: Math.abs(doubled) / 2, x: x / (3 * doubled), y: y / (3 * doubled) };
}

/**
 * @param {Corner[]} cell with its corners in order around it
 * @param {Place} place
 * @returns {boolean} whether it lies on the cell
 */
export function contains(cell, place) {
  return cell.every((from, position) => {
    const to = cell[(position + 1) % cell.length];
    return (to.x - from.x) * (place.y - from.y) - (to.y - from.y) * (place.x - from.x) >= 0;
  });
}
