/** @import { Station, StationsUpdate } from "../net/types.js" */
/** @import { Store } from "./store.js" */

const RETRY_MS = 10_000;

/** How often names and places are asked for again while some are missing. */
const COMPLETE_MS = 30_000;

/**
 * Keeps the stations in step with the server: loads all after each connect, then applies the stream.
 */
export class StationsFeed {
  #store;
  #getStations;
  #turn = 0;
  /** Updates that came while an answer was pending, or null. @type {StationsUpdate[] | null} */
  #overtaking = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {Store} store
   * @param {() => Promise<{stations: Station[]}>} getStations
   */
  constructor(store, getStations) {
    this.#store = store;
    this.#getStations = getStations;
  }

  /** Asks for all stations. The answer to an earlier request is then dropped. */
  async refresh() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const turn = ++this.#turn;
    this.#overtaking = [];
    try {
      const { stations } = await this.#getStations();
      if (turn === this.#turn) {
        this.#accept(stations);
      }
    } catch (failure) {
      if (turn === this.#turn) {
        console.warn("the stations could not be had; they will be asked for again", failure);
        this.#overtaking = null;
        this.#refreshLater(RETRY_MS);
      }
    }
  }

  /** @param {StationsUpdate} update */
  received(update) {
    this.#overtaking?.push(update);
    if (this.#store.mergeStations(update)) {
      this.#refreshLater(COMPLETE_MS);
    }
  }

  /** @param {Station[]} stations */
  #accept(stations) {
    this.#store.replaceStations(stations);
    // The answer may be older than an update that overtook it.
    this.#overtaking?.forEach((update) => this.#store.mergeStations(update));
    this.#overtaking = null;
    // Stations without a place may get one later. The stream does not carry places, so ask again.
    if (!stations.some((station) => station.lat !== null)) {
      this.#refreshLater(COMPLETE_MS);
    }
  }

  /** @param {number} delayMs */
  #refreshLater(delayMs) {
    this.#timer ??= setTimeout(() => this.refresh(), delayMs);
  }
}
