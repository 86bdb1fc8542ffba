import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { History, rangeOf } from "/assets/js/history/history.js";

const HOUR = 3600;
const NOW = 100 * HOUR;

function history(times, mechanical, hours = 1) {
  return new History({
    postcode: "75016",
    hours,
    times,
    mechanical_bikes: mechanical,
    electric_bikes: mechanical.map((bikes) => bikes && 1),
    rentable_bikes: mechanical,
    docks_available: mechanical,
  });
}

const shown = (made, now) => made.until(now).map(({ at, mechanical }) => [at - now, mechanical]);

describe("History", () => {
  it("reaches from the window's begin, with what held then, to now", () => {
    const made = history([NOW - 5000, NOW - 1000], [4, 6]);
    assert.deepEqual(shown(made, NOW), [
      [-HOUR, 4],
      [-1000, 6],
      [0, 6],
    ]);
  });

  it("begins where the first moment is known", () => {
    assert.deepEqual(shown(history([NOW - 50], [4]), NOW), [
      [-50, 4],
      [0, 4],
    ]);
  });

  it("continues with results, even one that is older than the server's current time", () => {
    const made = history([NOW - 100, NOW], [4, 4]);
    made.append({ at: NOW - 2, mechanical: 5, electric: 1 });
    assert.deepEqual(shown(made, NOW), [
      [-100, 4],
      [-2, 5],
      [0, 5],
    ]);
  });

  it("never runs backwards", () => {
    const made = history([NOW - 100, NOW - 10], [4, 6]);
    made.append({ at: NOW - 20, mechanical: 7, electric: 1 });
    assert.deepEqual(shown(made, NOW), [
      [-100, 4],
      [-10, 7],
      [0, 7],
    ]);
  });

  it("shows no hours of which nothing is known", () => {
    const made = history([NOW - 600, NOW - 60], [4, 6], 6);
    assert.deepEqual(made.span(NOW), [NOW - 600, NOW]);
    assert.equal(made.knownSince(NOW), NOW - 600);
  });

  it("shows five minutes at least, so that the first figures do not fill the chart", () => {
    assert.deepEqual(history([NOW - 20], [4]).span(NOW), [NOW - 300, NOW]);
  });

  it("shows the requested hours where all of them are known, and where nothing is", () => {
    const made = history([NOW - 2 * HOUR, NOW - 60], [4, 6], 1);
    assert.deepEqual(made.span(NOW), [NOW - HOUR, NOW]);
    assert.equal(made.knownSince(NOW), null);
    assert.deepEqual(history([], [], 6).span(NOW), [NOW - 6 * HOUR, NOW]);
  });

  it("is empty where nothing is known", () => {
    assert.deepEqual(history([], []).until(NOW), []);
  });
});

describe("rangeOf", () => {
  it("gives the fewest and the most bikes, leaving unknown ones out", () => {
    const moments = [
      { at: 1, mechanical: null, electric: null },
      { at: 2, mechanical: 3, electric: 1 },
      { at: 3, mechanical: 1, electric: 1 },
    ];
    assert.deepEqual(rangeOf(moments), { least: 2, most: 4 });
    assert.equal(rangeOf(moments.slice(0, 1)), null);
  });
});
