import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { layOut, placesOf } from "/assets/js/map/geometry.js";
import { station } from "./support/samples.js";

const BOULOGNE = station("16107", { lat: 48.8659, lon: 2.2759, postcode: "75016" });
const ROSNY = station("32017", { lat: 48.8716, lon: 2.4866, postcode: "93110" });

function grid(columns, rows, postcodeOf) {
  return Array.from({ length: columns * rows }, (_, index) => {
    const column = index % columns;
    const row = Math.floor(index / columns);
    return station(String(1000 + index), {
      // Slightly irregular, as streets are: in an exact grid four cells would meet in one corner.
      lat: 48.82 + row * 0.003 + column * 0.0001,
      lon: 2.28 + column * 0.0045 + row * 0.0001,
      postcode: postcodeOf(column, row),
    });
  });
}

function groundOf(cells) {
  return cells.reduce((sum, cell) => {
    const doubled = cell.reduce((total, from, position) => {
      const to = cell[(position + 1) % cell.length];
      return total + from.x * to.y - to.x * from.y;
    }, 0);
    return sum + doubled / 2;
  }, 0);
}

describe("layOut", () => {
  it("is null where no station has a place", () => {
    assert.equal(layOut([]), null);
    assert.equal(layOut([station("16107", { lat: null, lon: null })]), null);
  });

  it("draws the two stations of the defaults as two small rounds, far apart", () => {
    const layout = layOut([BOULOGNE, ROSNY]);
    assert.deepEqual([...layout.areas.keys()], ["75016", "93110"]);
    const width = layout.extent.right - layout.extent.left;
    for (const area of layout.areas.values()) {
      const xs = area.cells[0].map((corner) => corner.x);
      const share = (Math.max(...xs) - Math.min(...xs)) / width;
      assert.ok(share > 0.1 && share < 0.25, `a round takes ${share} of the width`);
      assert.equal(area.cells[0].length, 40);
    }
    const [first, second] = layout.points;
    assert.ok(Math.abs(first.x - second.x) > 0.6 * width);
  });

  it("draws a lone station", () => {
    const layout = layOut([BOULOGNE]);
    assert.equal(layout.areas.get("75016").cells.length, 1);
    assert.ok(Object.values(layout.extent).every(Number.isFinite));
    const [point] = layout.points;
    assert.equal(layout.nearest(point.x, point.y).code, "16107");
  });

  it("divides the ground of near stations along the middle", () => {
    const near = [
      station("1", { lon: 2.3, postcode: "75001" }),
      station("2", { lon: 2.305, postcode: "75002" }),
    ];
    const layout = layOut(near);
    const [west, east] = layout.points;
    const middle = (west.x + east.x) / 2;
    const xs = layout.areas.get("75001").cells[0].map((corner) => corner.x);
    assert.ok(Math.abs(Math.max(...xs) - middle) < 1e-9);
  });

  it("copes with stations in one line and with two at the same place", () => {
    const line = [0, 1, 2, 3].map((step) =>
      station(`${step}`, { lon: 2.3 + step * 0.004, lat: 48.86 }),
    );
    const layout = layOut([...line, station("twin", { lon: 2.3, lat: 48.86 })]);
    assert.equal(layout.points.length, 5);
    assert.equal(layout.areas.get("75016").cells.length, 4);
    assert.ok(layout.areas.get("75016").cells.every((cell) => cell.length >= 3));
  });

  it("covers each piece of ground once and joins the cells of a postcode", () => {
    const postcode = (column) => (column < 6 ? "75001" : "75002");
    const layout = layOut(grid(12, 10, postcode));
    const areas = [...layout.areas.values()];
    assert.deepEqual(
      areas.map((area) => area.cells.length),
      [60, 60],
    );
    for (const area of areas) {
      assert.ok(Math.abs(groundOf(area.cells) - area.size) < 1e-6 * area.size);
    }
    // Inside the grid no ground is left out and none is counted twice: the cells fill its box and
    // a margin around it, no more.
    const { left, right, top, bottom } = layout.extent;
    const ground = areas[0].size + areas[1].size;
    const box = (right - left) * (bottom - top);
    assert.ok(ground > 0.85 * box && ground < box, `${ground / box} of the box`);
  });

  it("draws borders between postcodes and around all, and none between stations of one", () => {
    const layout = layOut(grid(12, 10, (column) => (column < 6 ? "75001" : "75002")));
    const lines = layout.borders.map((line) => line.length);
    const one = layOut(grid(12, 10, () => "75001"));
    const inner = layout.borders.flat().length - one.borders.flat().length;
    assert.ok(lines.length > 0);
    // Ten rows meet along one border: about ten to twenty sides of two corners.
    assert.ok(inner >= 20 && inner <= 60, `${inner} corners more than without the border`);
  });

  it("names an area on its own ground", () => {
    // A U-shaped postcode, whose middle belongs to another one.
    const layout = layOut(
      grid(12, 10, (column, row) => (column > 2 && column < 9 && row > 2 ? "in" : "out")),
    );
    const { middle } = layout.areas.get("out");
    assert.equal(layout.nearest(middle.x, middle.y).postcode, "out");
  });

  it("finds nothing beyond the reach of all stations", () => {
    const layout = layOut([BOULOGNE, ROSNY]);
    const [first, second] = layout.points;
    assert.equal(layout.nearest((first.x + second.x) / 2, (first.y + second.y) / 2), null);
  });

  it("draws the Seine where it is: between the 7th and the 8th arrondissement", () => {
    const sides = [
      station("7001", { lat: 48.857, lon: 2.3135, postcode: "75007" }),
      station("8001", { lat: 48.871, lon: 2.3135, postcode: "75008" }),
    ];
    const { points, river } = layOut(sides);
    const [seventh, eighth] = points;
    const bridge = river.reduce((nearest, place) =>
      Math.abs(place.x - seventh.x) < Math.abs(nearest.x - seventh.x) ? place : nearest,
    );
    assert.ok(bridge.y < seventh.y && bridge.y > eighth.y);
  });

  it("lays 1,500 stations out in far less than a second", () => {
    const stations = grid(50, 30, (column, row) => `${Math.floor(column / 7)}-${Math.floor(row / 5)}`);
    const begin = performance.now();
    assert.equal(layOut(stations).points.length, 1500);
    assert.ok(performance.now() - begin < 1_000);
  });
});

describe("placesOf", () => {
  it("leaves out a station that the feed has put on the equator or in another country", () => {
    const stations = [
      ...grid(3, 3, () => "75001"),
      station("zero", { lat: 0, lon: 0 }),
      station("lyon", { lat: 45.76, lon: 4.84 }),
    ];
    assert.equal(placesOf(stations).length, 9);
  });
});
