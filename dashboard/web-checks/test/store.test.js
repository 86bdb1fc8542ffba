import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { addChanges, noChanges, Store } from "/assets/js/state/store.js";
import { counts, result, state, station, sums, totals } from "./support/samples.js";

function observed() {
  const store = new Store();
  const changes = [];
  store.observe((change) => changes.push(change));
  return { store, last: () => changes.at(-1) };
}

describe("Store", () => {
  it("is not ready before totals came, so that no postcode is called unknown too early", () => {
    const store = new Store();
    store.replaceStations([station("16107")]);
    assert.equal(store.ready, false);
    store.replaceTotals(totals([]));
    assert.equal(store.ready, true);
  });

  it("replaces all results by totals and drops those that they leave out", () => {
    const { store, last } = observed();
    store.replaceTotals(totals([result("75016"), result("93110")]));
    store.replaceTotals(totals([result("75016")]));
    assert.deepEqual([...store.postcodes.keys()], ["75016"]);
    assert.deepEqual([...last().postcodes], ["93110"]);
  });

  it("merges results and tells of those alone that say something new", () => {
    const { store, last } = observed();
    store.replaceTotals(totals([result("75016"), result("93110")]));
    store.mergeResults({
      as_of: "2024-02-06T23:55:00Z",
      network: sums({ total_bikes: 40 }),
      hour_ago: null,
      postcodes: [result("75016"), result("93110", { total_bikes: 21 })],
    });
    assert.deepEqual([...last().postcodes], ["93110"]);
    assert.equal(store.postcodes.get("93110").total_bikes, 21);
    assert.equal(store.network.total_bikes, 40);
  });

  it("keeps a station's name and place when the stream sends its counts", () => {
    const { store, last } = observed();
    store.replaceStations([station("16107")]);
    const unknown = store.mergeStations({ stations: [counts("16107", { bikes: 3 })], gone: [] });
    assert.equal(unknown, false);
    assert.equal(store.stations.get("16107").name, "Name of 16107");
    assert.equal(store.stations.get("16107").bikes, 3);
    assert.equal(last().places, false);
  });

  it("says that a station is unknown whose name it has never heard", () => {
    const { store, last } = observed();
    assert.equal(store.mergeStations({ stations: [counts("32017")], gone: [] }), true);
    assert.equal(store.stations.get("32017").lat, null);
    assert.equal(last().places, true);
  });

  it("drops stations that are gone", () => {
    const { store, last } = observed();
    store.replaceStations([station("16107"), station("32017")]);
    store.mergeStations({ stations: [], gone: ["32017", "no such"] });
    assert.deepEqual([...store.stations.keys()], ["16107"]);
    assert.deepEqual([...last().stations], ["32017"]);
  });

  it("does not tell of a state that repeats itself", () => {
    const { store, last } = observed();
    store.setState(state());
    assert.equal(last().state, true);
    store.setState(state());
    assert.equal(last().state, false);
  });

  it("shows a lost connection above whatever the server said last", () => {
    const store = new Store();
    assert.deepEqual(store.shownState(), { kind: "starting", sinceMs: null });
    store.setState(state({ stream: "stale", since: "2024-02-06T23:00:00Z" }));
    assert.deepEqual(store.shownState(), {
      kind: "stale",
      sinceMs: Date.parse("2024-02-06T23:00:00Z"),
    });
    store.setLost(5);
    assert.deepEqual(store.shownState(), { kind: "connection-lost", sinceMs: 5 });
    store.setLost(null);
    assert.equal(store.shownState().kind, "stale");
  });

  it("dates the figures by the newest status only while all is well", () => {
    const store = new Store();
    assert.equal(store.figuresAtMs(), null);
    store.setState(state({ stream: "live" }));
    assert.equal(store.figuresAtMs(), Date.parse("2024-02-06T23:54:00Z"));
    store.setState(state({ stream: "stale" }));
    assert.equal(store.figuresAtMs(), Date.parse("2024-02-06T23:53:59Z"));
  });

  it("gives the stations of a postcode in the order of their codes", () => {
    const store = new Store();
    store.replaceStations([
      station("16107"),
      station("9020", { postcode: "75009" }),
      station("16005"),
    ]);
    const codes = store.stationsOf("75016").map((found) => found.station_code);
    assert.deepEqual(codes, ["16005", "16107"]);
  });

  it("adds up what several events changed", () => {
    const sum = noChanges();
    addChanges(sum, { ...noChanges(), network: true, postcodes: new Set(["75016"]) });
    addChanges(sum, { ...noChanges(), places: true, postcodes: new Set(["93110"]) });
    assert.deepEqual(
      { ...sum, postcodes: [...sum.postcodes] },
      { ...noChanges(), network: true, places: true, postcodes: ["75016", "93110"] },
    );
  });
});
