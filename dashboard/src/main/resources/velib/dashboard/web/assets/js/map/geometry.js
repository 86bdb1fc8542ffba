import Delaunay from "d3-delaunay/src/delaunay.js";
import mercator from "d3-geo/src/projection/mercator.js";
import { cellOf, contains, groundOf, OPEN, sidesWhere } from "./cells.js";
import { SEINE } from "./seine.js";

/** @import { Station } from "../net/types.js" */
/** @import { Corner, Line } from "./cells.js" */

/**
 * A station on the flat world of the map.
 *
 * @typedef {{code: string, postcode: string, x: number, y: number}} Point
 *
 * The ground of one postcode.
 * @typedef {object} Area
 * @property {string} postcode
 * @property {Corner[][]} cells one for each station
 * @property {Line[]} outline
 * @property {{x: number, y: number}} middle where its name is written
 * @property {number} size the area of its ground
 *
 * All that is drawn, in units of a flat world that is WORLD wide or high.
 * @typedef {object} Layout
 * @property {Point[]} points all stations that have a place
 * @property {Map<string, Area>} areas by postcode
 * @property {Line[]} borders between postcodes, and towards the open land
 * @property {Line} river
 * @property {{left: number, top: number, right: number, bottom: number}} extent
 * @property {(x: number, y: number) => Point | null} nearest the station whose cell contains a place
 */

const WORLD = 1000;

/** The network's radius is 25 km; a station farther away is a mistake in the feed. */
const FARTHEST_METRES = 60_000;
const METRES_PER_DEGREE = 111_195;

/** A station's ground reaches this many times the median distance to a nearest neighbour. */
const REACH = 4;
const LEAST_REACH_METRES = 500;
const GREATEST_REACH_METRES = 1_500;

/** Added on all sides, since a lone station has no extent that a map could be fitted to. */
const PADDING_DEGREES = 0.005;

/**
 * Computes the map of the stations: cells of nearest ground, cut off where they reach too far, and
 * joined by postcode.
 *
 * @param {Iterable<Station>} stations
 * @returns {Layout | null} null if no station has a place
 */
export function layOut(stations) {
  const places = placesOf(stations);
  if (places.length === 0) {
    return null;
  }
  const { points, river, unitsPerMetre } = project(places);
  const sites = distinct(points);
  const delaunay = Delaunay.from(
    sites,
    (site) => site.x,
    (site) => site.y,
  );
  const neighbours = sites.map((_, index) =>
    // A triangulation of one point names a neighbour -1.
    [...delaunay.neighbors(index)].filter((neighbour) => neighbour >= 0 && neighbour !== index),
  );
  const reach = reachOf(sites, neighbours, unitsPerMetre);
  const cells = sites.map((_, index) => cellOf(index, sites, neighbours[index], reach));
  return {
    points,
    areas: areasOf(sites, cells),
    borders: bordersOf(sites, cells),
    river,
    extent: extentOf(points, reach),
    nearest: (x, y) => {
      const site = sites[delaunay.find(x, y)];
      return site !== undefined && distance(site, { x, y }) <= reach ? site : null;
    },
  };
}

/**
 * The stations that are near the others. The feed has placed a few on the equator, and one of those
 * would shrink Paris to a dot.
 *
 * @param {Iterable<Station>} stations
 * @returns {{code: string, postcode: string, lat: number, lon: number}[]}
 */
export function placesOf(stations) {
  const places = [];
  for (const { station_code: code, postcode, lat, lon } of stations) {
    if (lat !== null && lon !== null && (lat !== 0 || lon !== 0)) {
      places.push({ code, postcode, lat, lon });
    }
  }
  if (places.length < 3) {
    return places; // With two places nobody can tell which one is wrong.
  }
  const lat = median(places.map((place) => place.lat));
  const lon = median(places.map((place) => place.lon));
  const metresPerLon = METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180);
  return places.filter(
    (place) =>
      Math.hypot((place.lat - lat) * METRES_PER_DEGREE, (place.lon - lon) * metresPerLon) <=
      FARTHEST_METRES,
  );
}

/** @param {{code: string, postcode: string, lat: number, lon: number}[]} places */
function project(places) {
  const lats = places.map((place) => place.lat);
  const lons = places.map((place) => place.lon);
  const south = Math.min(...lats) - PADDING_DEGREES;
  const north = Math.max(...lats) + PADDING_DEGREES;
  const west = Math.min(...lons) - PADDING_DEGREES;
  const east = Math.max(...lons) + PADDING_DEGREES;
  const corners = [
    [west, south],
    [east, north],
  ];
  const projection = mercator().fitExtent(
    [
      [0, 0],
      [WORLD, WORLD],
    ],
    { type: "MultiPoint", coordinates: corners },
  );
  const points = places.map(({ code, postcode, lat, lon }) => {
    const [x, y] = projection([lon, lat]);
    return { code, postcode, x, y };
  });
  const river = SEINE.map(([lat, lon]) => {
    const [x, y] = projection([lon, lat]);
    return { x, y };
  });
  const heightUnits = projection([west, south])[1] - projection([west, north])[1];
  return { points, river, unitsPerMetre: heightUnits / ((north - south) * METRES_PER_DEGREE) };
}

/**
 * Two stations at the very same place share one cell.
 *
 * @param {Point[]} points
 */
function distinct(points) {
  const byPlace = new Map(points.map((point) => [`${point.x} ${point.y}`, point]));
  return [...byPlace.values()];
}

/**
 * How far a station's ground reaches. The nearest other station is always a neighbour in the
 * triangulation.
 *
 * @param {Point[]} sites
 * @param {number[][]} neighbours
 * @param {number} unitsPerMetre
 */
function reachOf(sites, neighbours, unitsPerMetre) {
  const distances = sites.flatMap((site, index) => {
    const others = neighbours[index].map((neighbour) => distance(site, sites[neighbour]));
    return others.length === 0 ? [] : [Math.min(...others)];
  });
  const metres =
    distances.length === 0 ? GREATEST_REACH_METRES : (REACH * median(distances)) / unitsPerMetre;
  return unitsPerMetre * Math.max(LEAST_REACH_METRES, Math.min(GREATEST_REACH_METRES, metres));
}

/**
 * @param {Point[]} sites
 * @param {Corner[][]} cells
 * @returns {Map<string, Area>}
 */
function areasOf(sites, cells) {
  /** @type {Map<string, number[]>} */
  const members = new Map();
  sites.forEach(({ postcode }, index) => {
    const indexes = members.get(postcode);
    if (indexes === undefined) {
      members.set(postcode, [index]);
    } else {
      indexes.push(index);
    }
  });
  const areas = [...members].map(([postcode, indexes]) => ({
    postcode,
    cells: indexes.map((index) => cells[index]),
    outline: indexes.flatMap((index) =>
      sidesWhere(cells[index], (beyond) => sites[beyond]?.postcode !== postcode),
    ),
    ...middleOf(
      indexes.map((index) => sites[index]),
      indexes.map((index) => cells[index]),
    ),
  }));
  return new Map(areas.map((area) => [area.postcode, area]));
}

/**
 * Each border once, although two cells have it as a side.
 *
 * @param {Point[]} sites
 * @param {Corner[][]} cells
 */
function bordersOf(sites, cells) {
  return cells.flatMap((cell, index) =>
    sidesWhere(
      cell,
      (beyond) =>
        beyond === OPEN || (index < beyond && sites[beyond].postcode !== sites[index].postcode),
    ),
  );
}

/**
 * The place for an area's name: its middle, or the station nearest to it if the middle is not on
 * its own ground.
 *
 * @param {Point[]} members
 * @param {Corner[][]} cells
 */
function middleOf(members, cells) {
  let size = 0;
  let x = 0;
  let y = 0;
  for (const cell of cells) {
    const ground = groundOf(cell);
    size += ground.size;
    x += ground.size * ground.x;
    y += ground.size * ground.y;
  }
  if (size === 0) {
    return { size, middle: { x: members[0].x, y: members[0].y } };
  }
  const middle = { x: x / size, y: y / size };
  if (cells.some((cell) => contains(cell, middle))) {
    return { size, middle };
  }
  const nearest = members.reduce((a, b) => (distance(a, middle) <= distance(b, middle) ? a : b));
  return { size, middle: { x: nearest.x, y: nearest.y } };
}

/**
 * @param {Point[]} points
 * @param {number} margin
 */
function extentOf(points, margin) {
  const xs = points.map((point) => point.x);
  const ys = points.map((point) => point.y);
  return {
    left: Math.min(...xs) - margin,
    top: Math.min(...ys) - margin,
    right: Math.max(...xs) + margin,
    bottom: Math.max(...ys) + margin,
  };
}

/** @param {number[]} values not empty */
function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/**
 * @param {{x: number, y: number}} a
 * @param {{x: number, y: number}} b
 */
function distance(a, b) {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
