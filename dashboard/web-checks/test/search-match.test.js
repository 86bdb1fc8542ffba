import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { index, matches } from "/assets/js/page/search-match.js";

const entries = index([
  { postcode: "75016", code: null, name: "Postcode 75016" },
  { postcode: "75011", code: null, name: "Postcode 75011" },
  { postcode: "75016", code: "16107", name: "Benjamin Godard - Victor Hugo" },
  { postcode: "75010", code: "10110", name: "Église Saint-Vincent" },
  { postcode: "75004", code: "4001", name: "Place de la Bastille" },
]);

const names = (query) => matches(query, entries, 8).map(({ name }) => name);

describe("matches", () => {
  it("finds postcodes before stations", () => {
    assert.deepEqual(names("75"), ["Postcode 75011", "Postcode 75016"]);
    assert.deepEqual(names("161"), ["Benjamin Godard - Victor Hugo"]);
  });

  it("cares neither for accents nor for case", () => {
    assert.deepEqual(names("eglise"), ["Église Saint-Vincent"]);
    assert.deepEqual(names("ÉGL"), ["Église Saint-Vincent"]);
  });

  it("finds words anywhere in a name and in any order", () => {
    assert.deepEqual(names("hugo benj"), ["Benjamin Godard - Victor Hugo"]);
  });

  it("takes a query for text, whatever it looks like", () => {
    assert.deepEqual(names("(["), []);
    assert.deepEqual(names("  "), []);
    assert.deepEqual(names("godard -"), ["Benjamin Godard - Victor Hugo"]);
  });

  it("finds no more than is wanted", () => {
    assert.equal(matches("7", entries, 1).length, 1);
  });
});
