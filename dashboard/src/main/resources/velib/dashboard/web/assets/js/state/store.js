/** @import { HourAgo, Result, Results, State, Station, StationsUpdate, StreamKind, Sums, Totals } from "../net/types.js" */

/**
 * What an event changed, so that the page touches nothing else.
 *
 * @typedef {object} Changes
 * @property {boolean} network the network's sums
 * @property {boolean} state how the stream is, or how old the figures are
 * @property {boolean} places which stations there are, or where
 * @property {Set<string>} postcodes that came, changed or went
 * @property {Set<string>} stations codes of those that came, changed or went
 */

/**
 * How the figures reach the reader: what the server says, or that it says nothing any more.
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
 * All that the page knows. It hears the events of the stream, keeps their sum, and tells its
 * observers what each one changed.
 */
export class Store {
  /** Whether totals have come at all: before, an unknown postcode is not known to be none. */
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

  /** @param {Totals} totals take the place of all that was known */
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

  /** @param {Results} results stand beside those of the postcodes that they leave out */
  mergeResults(results) {
    const changes = noChanges();
    for (const result of results.postcodes) {
      this.#putResult(result, changes);
    }
    this.#putSums(results, changes);
    this.#tell(changes);
  }

  /** @param {Station[]} stations take the place of all that were known */
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
   * @param {StationsUpdate} update counts of stations, which know neither names nor places
   * @returns {boolean} whether it names a station whose name and place are still to be asked for
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

  /** @param {number | null} sinceMs when the connection was lost, null when it stands */
  setLost(sinceMs) {
    const changes = noChanges();
    changes.state = this.lostSinceMs !== sinceMs;
    this.lostSinceMs = sinceMs;
    this.#tell(changes);
  }

  /**
   * A lost connection hides what the server said last, which may have changed since.
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
   * What time the figures tell of. While all is well they hold for the newest status too, even where
   * it changed no sum: at night a network can stand still for an hour, and is not an hour old.
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
 * @returns {boolean} whether two flat objects say the same
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
