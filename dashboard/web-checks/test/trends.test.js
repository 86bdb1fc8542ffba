import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { trendPath, Trends } from "/assets/js/table/trends.js";

function trends(values) {
  const made = new Trends();
  made.replace({ step_seconds: 300, end: 10_000, postcodes: { 75016: values } });
  return made;
}

describe("Trends", () => {
  it("makes the newest bikes the last value", () => {
    const made = trends([null, 4, 5]);
    made.record("75016", 9);
    assert.deepEqual(made.of("75016"), [null, 4, 9]);
    assert.equal(made.changeOf("75016"), 5);
  });

  it("moves on by the steps that have passed, holding the last value", () => {
    const made = trends([1, 2, 3, 4]);
    assert.equal(made.advance(10_299), false);
    assert.equal(made.advance(10_650), true);
    assert.deepEqual(made.of("75016"), [3, 4, 4, 4]);
    assert.equal(made.advance(10_899), false);
    assert.equal(made.advance(10_900), true);
  });

  it("is filled by its last value after a night of sleep", () => {
    const made = trends([1, 2, 3]);
    made.advance(100_000);
    assert.deepEqual(made.of("75016"), [3, 3, 3]);
  });

  it("knows no change of a postcode with one value or none", () => {
    const made = trends([null, null, 3]);
    assert.equal(made.changeOf("75016"), null);
    assert.equal(made.changeOf("93110"), null);
    made.record("93110", 2);
    assert.deepEqual(made.of("93110"), [2]);
  });
});

describe("trendPath", () => {
  it("leaves a gap where nothing is known", () => {
    assert.equal(trendPath([0, null, 6], 10, 6), "M0 6M10 0");
    assert.equal(trendPath([0, 6, null], 10, 6), "M0 6L5 0");
  });

  it("does not make a mountain of one bike", () => {
    assert.equal(trendPath([5, 6], 10, 6), "M0 6L10 5");
  });

  it("is empty where there is no line to draw", () => {
    assert.equal(trendPath([], 10, 6), "");
    assert.equal(trendPath([null, 3], 10, 6), "");
  });
});
