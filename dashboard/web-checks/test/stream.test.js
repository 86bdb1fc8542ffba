import assert from "node:assert/strict";
import { beforeEach, describe, it, mock } from "node:test";
import { Stream } from "/assets/js/net/stream.js";

/** An EventSource that the test controls. */
class FakeSource extends EventTarget {
  static made = [];
  readyState = 0;

  constructor(url) {
    super();
    this.url = url;
    FakeSource.made.push(this);
  }

  close() {
    this.readyState = 2;
  }

  open() {
    this.readyState = 1;
    this.dispatchEvent(new Event("open"));
  }

  send(name, body) {
    this.dispatchEvent(new MessageEvent(name, { data: body }));
  }

  fail(readyState) {
    this.readyState = readyState;
    this.dispatchEvent(new Event("error"));
  }
}

const CONNECTING = 0;
const CLOSED = 2;

function connected() {
  const log = [];
  const noted =
    (name) =>
    (...values) =>
      log.push([name, ...values]);
  const names = ["totals", "results", "stations", "state", "opened", "lost"];
  const handlers = Object.fromEntries(names.map((name) => [name, noted(name)]));
  new Stream("/api/stream", handlers, { EventSource: FakeSource }).connect();
  return log;
}

describe("Stream", () => {
  beforeEach(() => {
    mock.timers.reset();
    mock.timers.enable({ apis: ["setTimeout", "Date"], now: 1_000_000 });
    FakeSource.made = [];
  });

  const newest = () => FakeSource.made.at(-1);

  it("hands on what comes", () => {
    const log = connected();
    newest().open();
    newest().send("state", '{"stream":"live"}');
    assert.deepEqual(log, [["opened"], ["state", { stream: "live" }]]);
  });

  it("skips an event that is not JSON and continues", (test) => {
    test.mock.method(console, "warn", () => {});
    const log = connected();
    newest().open();
    newest().send("state", "{");
    newest().send("state", "{}");
    assert.deepEqual(log, [["opened"], ["state", {}]]);
  });

  it("lets the browser reconnect by itself, which asks for missed results", () => {
    const log = connected();
    newest().open();
    newest().fail(CONNECTING);
    mock.timers.tick(5_000);
    assert.equal(FakeSource.made.length, 1);
    newest().open();
    assert.deepEqual(log, [["opened"], ["lost", 1_000_000], ["opened"]]);
  });

  it("opens a new connection if the browser gave up, each time later, up to 15 s", () => {
    connected();
    const waits = [];
    for (let failure = 0; failure < 6; failure++) {
      const before = Date.now();
      const made = FakeSource.made.length;
      newest().fail(CLOSED);
      while (FakeSource.made.length === made) {
        mock.timers.tick(1_000);
      }
      waits.push((Date.now() - before) / 1000);
    }
    assert.deepEqual(waits, [1, 2, 4, 8, 15, 15]);
  });

  it("counts from one second again only after an event, not after a mere connection", () => {
    connected();
    newest().fail(CLOSED);
    mock.timers.tick(1_000);
    newest().open();
    newest().fail(CLOSED);
    mock.timers.tick(1_000);
    assert.equal(FakeSource.made.length, 2);
    mock.timers.tick(1_000);
    newest().open();
    newest().send("state", "{}");
    newest().fail(CLOSED);
    mock.timers.tick(1_000);
    assert.equal(FakeSource.made.length, 4);
  });

  it("calls a connection lost since it was last heard of, after 25 s of silence", () => {
    const log = connected();
    newest().open();
    mock.timers.tick(10_000);
    newest().send("state", "{}");
    mock.timers.tick(24_999);
    assert.equal(log.at(-1)[0], "state");
    mock.timers.tick(1);
    assert.deepEqual(log.at(-1), ["lost", 1_010_000]);
    assert.equal(newest().readyState, CLOSED);
    mock.timers.tick(1_000);
    assert.equal(FakeSource.made.length, 2);
  });

  it("gives up on a connection that never opens", () => {
    const log = connected();
    mock.timers.tick(25_000);
    assert.deepEqual(log, [["lost", 1_000_000]]);
    mock.timers.tick(1_000);
    assert.equal(FakeSource.made.length, 2);
  });
});
