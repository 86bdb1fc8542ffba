import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { StationsFeed } from "/assets/js/state/stations-feed.js";
import { Store } from "/assets/js/state/store.js";
import { counts, station } from "./support/samples.js";

/** A server whose answers the test gives when it chooses. */
function server() {
  const questions = [];
  const getStations = () =>
    new Promise((answer, fail) => {
      questions.push({ answer: (stations) => answer({ stations }), fail });
    });
  return { questions, getStations };
}

const settled = () => new Promise((done) => setImmediate(done));

describe("StationsFeed", () => {
  it("keeps an update that overtook the answer to an earlier request", async () => {
    const store = new Store();
    const { questions, getStations } = server();
    const feed = new StationsFeed(store, getStations);
    feed.refresh();
    feed.received({ stations: [counts("16107", { bikes: 2 })], gone: [] });
    questions[0].answer([station("16107", { bikes: 7 })]);
    await settled();
    assert.equal(store.stations.get("16107").bikes, 2);
    assert.equal(store.stations.get("16107").name, "Name of 16107");
  });

  it("drops the answer to a request that was repeated", async () => {
    const store = new Store();
    const { questions, getStations } = server();
    const feed = new StationsFeed(store, getStations);
    feed.refresh();
    feed.refresh();
    questions[1].answer([station("16107", { bikes: 1 })]);
    await settled();
    questions[0].answer([station("32017")]);
    await settled();
    assert.deepEqual([...store.stations.keys()], ["16107"]);
  });

  it("asks again after a failure", async (test) => {
    test.mock.timers.enable({ apis: ["setTimeout"] });
    test.mock.method(console, "warn", () => {});
    const { questions, getStations } = server();
    new StationsFeed(new Store(), getStations).refresh();
    questions[0].fail(new Error("503"));
    await settled();
    assert.equal(questions.length, 1);
    test.mock.timers.tick(10_000);
    assert.equal(questions.length, 2);
  });

  it("asks again for places while no station has one", async (test) => {
    test.mock.timers.enable({ apis: ["setTimeout"] });
    const { questions, getStations } = server();
    new StationsFeed(new Store(), getStations).refresh();
    questions[0].answer([station("16107", { lat: null, lon: null })]);
    await settled();
    test.mock.timers.tick(30_000);
    assert.equal(questions.length, 2);
  });
});
