import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Camera } from "/assets/js/map/camera.js";
import { GREATEST_ZOOM, toScreen, toWorld } from "/assets/js/map/viewport.js";

const EXTENT = { left: 0, top: 0, right: 1000, bottom: 500 };

function camera() {
  const made = new Camera(() => {});
  made.setSize({ width: 600, height: 400 });
  made.setExtent(EXTENT);
  return made;
}

describe("Camera", () => {
  it("shows all at first, in the middle", () => {
    const { viewport } = camera();
    assert.ok(toScreen(viewport, { x: 0, y: 0 }).x >= 0);
    assert.ok(toScreen(viewport, { x: 1000, y: 0 }).x <= 600);
    assert.equal(toScreen(viewport, { x: 500, y: 250 }).y, 200);
  });

  it("zooms around the pointer", () => {
    const looked = camera();
    const pointer = { x: 450, y: 150 };
    const before = toWorld(looked.viewport, pointer);
    assert.equal(looked.zoom(3, pointer), true);
    const after = toWorld(looked.viewport, pointer);
    assert.ok(Math.abs(before.x - after.x) < 1e-9 && Math.abs(before.y - after.y) < 1e-9);
  });

  it("says that there is no room to zoom out of the whole map or past the greatest zoom", () => {
    const looked = camera();
    assert.equal(looked.zoom(0.5), false);
    looked.zoom(10 * GREATEST_ZOOM);
    assert.ok(Math.abs(looked.zoomed - GREATEST_ZOOM) < 1e-9);
  });

  it("cannot be moved off the map", () => {
    const looked = camera();
    looked.zoom(5);
    looked.pan(-100_000, 100_000);
    const centre = toWorld(looked.viewport, { x: 300, y: 200 });
    assert.ok(Math.abs(centre.x - 1000) < 1e-9 && Math.abs(centre.y) < 1e-9);
  });

  it("keeps its place and its zoom when the window changes", () => {
    const looked = camera();
    looked.goTo({ x: 200, y: 100 }, 4);
    looked.setSize({ width: 320, height: 500 });
    const centre = toWorld(looked.viewport, { x: 160, y: 250 });
    assert.ok(Math.abs(centre.x - 200) < 1e-9 && Math.abs(centre.y - 100) < 1e-9);
    assert.ok(Math.abs(looked.zoomed - 4) < 1e-9);
  });

  it("reveals a place only if it is out of sight", () => {
    const looked = camera();
    looked.goTo({ x: 200, y: 100 }, 4);
    const { viewport } = looked;
    looked.reveal({ x: 210, y: 110 });
    assert.deepEqual(looked.viewport, viewport);
    looked.reveal({ x: 900, y: 400 });
    assert.notDeepEqual(looked.viewport, viewport);
  });
});
