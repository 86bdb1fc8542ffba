import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { addressOf, postcodeOf } from "/assets/js/browser/router.js";
import { shareOf, stepOf, stepRange } from "/assets/js/map/share.js";
import { orderAfterClick, sorted } from "/assets/js/table/sort.js";
import { result, station } from "./support/samples.js";

describe("postcodeOf", () => {
  it("knows the overview, a postcode, and what is no view at all", () => {
    assert.equal(postcodeOf(""), null);
    assert.equal(postcodeOf("#/"), null);
    assert.equal(postcodeOf("#/75016"), "75016");
    assert.equal(postcodeOf("#/75016/"), "75016");
    assert.equal(postcodeOf("#main"), undefined);
    assert.equal(postcodeOf("#/50%"), "50%");
    assert.equal(postcodeOf(addressOf("a/b c")), "a/b c");
  });
});

describe("shareOf", () => {
  it("is of bikes among bikes and docks, or of electric bikes among bikes", () => {
    const counts = { total_bikes: 10, electric_bikes: 4, docks_available: 30 };
    assert.equal(shareOf(result("75016", counts), "bikes"), 0.25);
    assert.equal(shareOf(result("75016", counts), "electric"), 0.4);
    assert.equal(shareOf(station("1", { bikes: 1, docks_available: 3 }), "bikes"), 0.25);
  });

  it("is null if there is nothing to share", () => {
    const nothing = station("1", { bikes: 0, electric_bikes: 0, docks_available: 0 });
    assert.equal(shareOf(nothing, "bikes"), null);
    assert.equal(shareOf(nothing, "electric"), null);
  });
});

describe("stepOf", () => {
  it("divides shares into five steps", () => {
    assert.deepEqual([0, 0.19, 0.2, 0.99, 1].map(stepOf), [0, 0, 1, 4, 4]);
    assert.equal(stepOf(null), -1);
    assert.equal(stepRange(4), "80–100");
  });
});

describe("sorted", () => {
  const items = [
    { key: "c", value: 2 },
    { key: "a", value: null },
    { key: "d", value: 10 },
    { key: "b", value: 2 },
  ];
  const keys = (descending) =>
    sorted(
      items,
      (item) => item.value,
      (item) => item.key,
      descending,
    ).map((item) => item.key);

  it("keeps unknown values last and equal ones by key, both ways round", () => {
    assert.deepEqual(keys(false), ["b", "c", "d", "a"]);
    assert.deepEqual(keys(true), ["d", "b", "c", "a"]);
  });

  it("begins with the most of a number and with the first of a text", () => {
    const byPostcode = { column: "postcode", descending: false };
    const byTotal = orderAfterClick(byPostcode, "total", false);
    assert.deepEqual(byTotal, { column: "total", descending: true });
    assert.deepEqual(orderAfterClick(byTotal, "total", false), {
      column: "total",
      descending: false,
    });
    assert.deepEqual(orderAfterClick(byTotal, "postcode", true), byPostcode);
  });
});
