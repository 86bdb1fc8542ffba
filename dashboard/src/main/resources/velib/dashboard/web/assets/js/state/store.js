/** @import { HourAgo, Result, Results, State, Station, StationsUpdate, StreamKind, Sums, Totals } from "../net/types.js" */

/**
 * What an event changed, so that the page updates nothing else.
 *
 * @typedef {object} Changes
 * @property {boolean} network the network's sums
 * @property {boolean} state how the stream is, or how old the figures are
 * @property {boolean} places which stations there are, or where
 * @property {Set<string>} postcodes that came, changed or went
 * @property {Set<string>} stations codes of those that came, changed or went
 */

/**
 * How the figures reach the reader: the state that the server reports, or a lost connection.
 *
 * @typedef {object} ShownState
 * @property {StreamKind | "connection-lost"} kind
 * @property {number | null} sinceMs epoch milliseconds
 */

/**
 * @returns {Changes}
 */
export function noChanges() {
  return {
    network: false,
    state: false,
    places: false,
    postcodes: new Set(),
    stations: new Set(),
  };
}

/**
 * Adds the later changes to the earlier ones.
 *
 * @param {Changes} earlier
 * @param {Changes} later
 */
export function addChanges(earlier, later) {
  earlier.network ||= later.network;
  earlier.state ||= later.state;
  earlier.places ||= later.places;
  later.postcodes.forEach((postcode) => earlier.postcodes.add(postcode));
  later.stations.forEach((code) => earlier.stations.add(code));
}

/**
 * All that the page knows. It applies the events of the stream and tells its observers what each one
 * changed.
 */
export class Store {
  /** Whether totals have arrived: until then, an unknown postcode may still exist. */
  ready = false;
  /** @type {Map<string, Result>} */
  postcodes = new Map();
  /** @type {Map<string, Station>} */
  stations = new Map();
  /** @type {Sums | null} */
  network = null;
  /** @type {HourAgo | null} */
  hourAgo = null;
  /** @type {State | null} */
  state = null;
  /** @type {number | null} */
  lostSinceMs = null;
  /** @type {number | null} */
  #asOfMs = null;
  /** @type {((changes: Changes) => void)[]} */
  #observers = [];

  /** @param {(changes: Changes) => void} observer is called after each event */
  observe(observer) {
    this.#observers.push(observer);
  }

  /** @param {Totals} totals replace all that was known */
  replaceTotals(totals) {
    const changes = noChanges();
    const gone = new Set(this.postcodes.keys());
    for (const result of totals.postcodes) {
      gone.delete(result.postcode);
      this.#putResult(result, changes);
    }
    for (const postcode of gone) {
      this.postcodes.delete(postcode);
      changes.postcodes.add(postcode);
    }
    this.ready = true;
    this.state = totals.state;
    this.#putSums(totals, changes);
    this.#tell(changes);
  }

  /** @param {Results} results are added to those of the other postcodes */
  mergeResults(results) {
    const changes = noChanges();
    for (const result of results.postcodes) {
      this.#putResult(result, changes);
    }
    this.#putSums(results, changes);
    this.#tell(changes);
  }

  /** @param {Station[]} stations replace all that were known */
  replaceStations(stations) {
    const changes = noChanges();
    const gone = new Set(this.stations.keys());
    for (const station of stations) {
      gone.delete(station.station_code);
      this.#putStation(station, changes);
    }
    for (const code of gone) {
      this.#dropStation(code, changes);
    }
    this.#tell(changes);
  }

  /**
   * @param {StationsUpdate} update counts of stations, without names and places
   * @returns {boolean} whether it has a station whose name and place are not loaded yet
   */
  mergeStations(update) {
    const changes = noChanges();
    let unknown = false;
    for (const counts of update.stations) {
      const known = this.stations.get(counts.station_code);
      unknown ||= known === undefined;
      const place = known ?? { name: null, lat: null, lon: null, capacity: null };
      this.#putStation({ ...place, ...counts }, changes);
    }
    for (const code of update.gone) {
      this.#dropStation(code, changes);
    }
    this.#tell(changes);
    return unknown;
  }

  /** @param {State} state */
  setState(state) {
    const changes = noChanges();
    changes.state = this.state === null || !sameValues(this.state, state);
    this.state = state;
    this.#tell(changes);
  }

  /** @param {number | null} sinceMs when the connection was lost, null while it is open */
  setLost(sinceMs) {
    const changes = noChanges();
    changes.state = this.lostSinceMs !== sinceMs;
    this.lostSinceMs = sinceMs;
    this.#tell(changes);
  }

  /**
   * A lost connection hides what the server said last, since it may have changed.
   *
   * @returns {ShownState}
   */
  shownState() {
    if (this.lostSinceMs !== null) {
      return { kind: "connection-lost", sinceMs: this.lostSinceMs };
    }
    if (this.state === null) {
      return { kind: "starting", sinceMs: null };
    }
    return { kind: this.state.stream, sinceMs: millis(this.state.since) };
  }

  /**
   * The time that the figures are from. While the stream is live they hold for the newest status
   * too, even if it changed no sum: at night nothing may move for an hour, but the figures are not
   * an hour old.
   *
   * @returns {number | null} epoch milliseconds
   */
  figuresAtMs() {
    const { stream, newest_result: result = null, newest_status: status = null } = this.state ?? {};
    const times = [this.#asOfMs, millis(result), stream === "live" ? millis(status) : null];
    const known = times.filter((time) => time !== null);
    return known.length === 0 ? null : Math.max(...known);
  }

  /**
   * @param {string} postcode
   * @returns {Station[]} by code
   */
  stationsOf(postcode) {
    return [...this.stations.values()]
      .filter((station) => station.postcode === postcode)
      .sort((a, b) => a.station_code.localeCompare(b.station_code, "en", { numeric: true }));
  }

  /**
   * @param {Result} result
   * @param {Changes} changes
   */
  #putResult(result, changes) {
    const known = this.postcodes.get(result.postcode);
    if (known === undefined || !sameValues(known, result)) {
      this.postcodes.set(result.postcode, result);
      changes.postcodes.add(result.postcode);
    }
  }

  /**
   * @param {Results} results
   * @param {Changes} changes
   */
  #putSums(results, changes) {
    this.network = results.network;
    this.hourAgo = results.hour_ago;
    this.#asOfMs = millis(results.as_of) ?? this.#asOfMs;
    changes.network = true;
    changes.state = true;
  }

  /**
   * @param {Station} station
   * @param {Changes} changes
   */
  #putStation(station, changes) {
    const known = this.stations.get(station.station_code);
    if (known !== undefined && sameValues(known, station)) {
      return;
    }
    this.stations.set(station.station_code, station);
    changes.stations.add(station.station_code);
    changes.places ||=
      known === undefined ||
      known.postcode !== station.postcode ||
      known.lat !== station.lat ||
      known.lon !== station.lon ||
      known.name !== station.name;
  }

  /**
   * @param {string} code
   * @param {Changes} changes
   */
  #dropStation(code, changes) {
    if (this.stations.delete(code)) {
      changes.stations.add(code);
      changes.places = true;
    }
  }

  /** @param {Changes} changes */
  #tell(changes) {
    this.#observers.forEach((observer) => observer(changes));
  }
}

/**
 * @param {object} a
 * @param {object} b
 * @returns {boolean} whether two flat objects are equal
 */
function sameValues(a, b) {
  const known = new Map(Object.entries(a));
  const entries = Object.entries(b);
  return known.size === entries.length && entries.every(([key, value]) => known.get(key) === value);
}

/**
 * @param {string | null} time
 * @returns {number | null}
 */
function millis(time) {
  const parsed = Date.parse(time ?? "");
  return Number.isFinite(parsed) ? parsed : null;
}
