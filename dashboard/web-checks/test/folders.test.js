import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { WEB } from "./support/page.js";

/**
 * What each folder of the page's modules may import from, types included. A folder names only
 * folders above it, so no two can come to need each other.
 *
 * @type {Record<string, string[]>}
 */
const MAY_IMPORT = {
  net: [],
  browser: [],
  text: ["net"],
  state: ["net"],
  map: ["net", "browser", "text", "state"],
  table: ["net", "browser", "text", "state"],
  history: ["net", "browser", "text", "state"],
  page: ["net", "browser", "text", "state", "map", "table", "history"],
};

/** main.js ties the folders together; theme-early.js runs before there are any modules. */
const OUTSIDE = ["main.js", "theme-early.js"];

const SCRIPTS = new URL("assets/js/", WEB);

/** Imports of all kinds: at the top of a module, while it runs, and of types in a comment. */
const IMPORT = /(?:\bfrom\s+|\bimport\s*\(?\s*)["'](\.[^"']+)["']/g;

/** @param {string} file a path under js/ */
function foldersImportedBy(file) {
  const source = readFileSync(new URL(file, SCRIPTS), "utf8");
  const paths = [...source.matchAll(IMPORT)].map(([, specifier]) =>
    new URL(specifier, new URL(file, SCRIPTS)).href.slice(SCRIPTS.href.length),
  );
  return new Set(paths.map((path) => path.split("/")[0]));
}

const folders = Object.keys(MAY_IMPORT);
const files = readdirSync(SCRIPTS, { recursive: true }).filter((file) => file.endsWith(".js"));

describe("the folders of the page's modules", () => {
  it("hold every module but the two that begin", () => {
    const outside = files.filter((file) => !folders.includes(file.split("/")[0]));
    assert.deepEqual(outside.sort(), OUTSIDE);
  });

  it("may only import from folders above them", () => {
    folders.forEach((folder, index) => {
      const above = folders.slice(0, index);
      assert.deepEqual(MAY_IMPORT[folder].filter((other) => !above.includes(other)), []);
    });
  });

  for (const folder of folders) {
    it(`${folder} imports only what it may`, () => {
      const own = files.filter((file) => file.startsWith(`${folder}/`));
      assert.ok(own.length > 0);
      for (const file of own) {
        const others = [...foldersImportedBy(file)].filter((other) => other !== folder);
        assert.deepEqual(others.filter((other) => !MAY_IMPORT[folder].includes(other)), [], file);
      }
    });
  }
});
