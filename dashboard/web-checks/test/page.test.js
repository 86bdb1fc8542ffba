import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import { fileOf, indexHtml, WEB } from "./support/page.js";

const STATIC_IMPORT = /^\s*(?:import|export)\b[^"'()]*?["']([^"']+)["'];?\s*$/gms;

/** Everything that a module loads before it runs, itself included. */
function loadedBy(file, seen = new Map()) {
  if (seen.has(file.href)) {
    return seen;
  }
  const source = readFileSync(file, "utf8");
  seen.set(file.href, source);
  for (const [, specifier] of source.matchAll(STATIC_IMPORT)) {
    loadedBy(fileOf(specifier) ?? new URL(specifier, file), seen);
  }
  return seen;
}

const script = (name) => new URL(`assets/js/${name}`, WEB);
const firstView = () => loadedBy(script("map/map.js"), loadedBy(script("main.js")));

const stylesheets = () =>
  [...indexHtml.matchAll(/rel="stylesheet" href="\/([^"]+)"/g)].map(([, path]) => new URL(path, WEB));

describe("the page", () => {
  it("finds every module by the import map", () => {
    loadedBy(script("history/chart.js"), firstView());
  });

  it("preloads its own modules of the first view, and these alone", () => {
    const own = [...firstView().keys()]
      .filter((href) => href.startsWith(WEB.href))
      .map((href) => `/${href.slice(WEB.href.length)}`)
      .filter((path) => path !== "/assets/js/main.js");
    const preloaded = [...indexHtml.matchAll(/rel="modulepreload" href="([^"]+)"/g)];
    assert.deepEqual(preloaded.map(([, path]) => path).sort(), own.sort());
  });

  it("needs less than 100 kB for its own files and libraries, compressed", () => {
    const texts = [
      ...firstView().values(),
      indexHtml,
      ...stylesheets().map((file) => readFileSync(file, "utf8")),
    ];
    const bytes = texts.reduce((sum, text) => sum + gzipSync(text).length, 0);
    assert.ok(bytes < 100_000, `${texts.length} files, ${bytes} bytes`);
  });

  it("loads every stylesheet that there is", () => {
    const css = new URL("assets/css/", WEB);
    const all = readdirSync(css).map((name) => new URL(name, css).href);
    assert.deepEqual(stylesheets().map((file) => file.href).sort(), all.sort());
  });

  it("has no inline style and no inline script but the import map, as the server's policy asks", () => {
    assert.doesNotMatch(indexHtml, /\sstyle=|\son\w+=|<style/);
    const scripts = [...indexHtml.matchAll(/<script\b([^>]*)>/g)].map(([, attributes]) => attributes);
    assert.ok(scripts.every((has) => has.includes("src=") || has.includes('type="importmap"')));
  });

  it("names source and licence of the data, and has a preview card", () => {
    assert.match(indexHtml, /<a href="https:\/\/www\.velib-metropole\.fr\/[^"]*" data-test="source"/);
    assert.match(indexHtml, /<a href="https:\/\/www\.etalab\.gouv\.fr\/[^"]*" rel="license"/);
    const [, path] = /property="og:image" content="\{origin\}\/([^"]+)"/.exec(indexHtml);
    const card = readFileSync(new URL(path, WEB));
    assert.deepEqual([card.readUInt32BE(16), card.readUInt32BE(20)], [1200, 630]);
  });

  it("refers to files that there are", () => {
    for (const [, path] of indexHtml.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)) {
      assert.ok(existsSync(new URL(path.slice(1), WEB)), path);
    }
  });
});
