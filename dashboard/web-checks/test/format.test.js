import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { formatFor } from "/assets/js/text/format.js";

const NOW = Date.parse("2024-02-06T23:54:00Z");

/** French numbers have spaces that look alike and are several characters. */
const plain = (text) => text.replaceAll(/\s/gu, " ");

describe("formatFor", () => {
  const english = formatFor("en-GB", "UTC");
  const french = formatFor("fr-FR", "UTC");

  it("writes numbers as the reader does", () => {
    assert.equal(english.number(18345), "18,345");
    assert.equal(plain(french.number(18345)), "18 345");
  });

  it("writes a change with its sign, and zero without", () => {
    assert.equal(english.change(12), "+12");
    assert.match(english.change(-12), /^[-−]12$/);
    assert.equal(english.change(0), "0");
  });

  it("says how long ago in the largest unit that has passed whole", () => {
    const ago = (seconds) => english.ago(NOW - seconds * 1000, NOW);
    assert.match(ago(12), /^12 sec\.? ago$/);
    assert.match(ago(119), /^1 min\.? ago$/);
    assert.match(ago(2 * 3600 + 1), /^2 hr\.? ago$/);
    assert.equal(plain(french.ago(NOW - 12_000, NOW)), "il y a 12 s");
  });

  it("calls a time that is a little ahead now, for clocks differ", () => {
    assert.equal(english.ago(NOW + 1_500, NOW), "now");
  });

  it("gives the day of a moment only if it is another day", () => {
    assert.equal(english.moment(Date.parse("2024-02-06T09:05:00Z"), NOW), "09:05");
    assert.match(english.moment(Date.parse("2024-02-05T09:05:00Z"), NOW), /5 Feb.*09:05/);
  });
});
