/** @import { Results, State, StationsUpdate, Totals } from "./types.js" */

/**
 * What the stream tells the page.
 *
 * @typedef {object} StreamHandlers
 * @property {(totals: Totals) => void} totals
 * @property {(results: Results) => void} results
 * @property {(update: StationsUpdate) => void} stations
 * @property {(state: State) => void} state
 * @property {() => void} places names and coordinates of stations have changed
 * @property {() => void} opened the connection is open
 * @property {(sinceMs: number) => void} lost since when nothing has come
 */

/** The server sends its state every 10 s: this is two missed ones and a margin. */
const SILENCE_MS = 25_000;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 15_000;

/** EventSource.CLOSED, as a number because tests bring an EventSource of their own. */
const CLOSED = 2;

const EVENTS = /** @type {const} */ (["totals", "results", "stations", "state", "places"]);

/**
 * The connection to /api/stream, kept open. An EventSource reconnects by itself after most failures
 * and then asks for what it missed; this class steps in when it does not: after an answer
 * that is not a stream, and on a connection that stays open and says nothing.
 */
export class Stream {
  #url;
  #handlers;
  #EventSource;
  #now;
  /** @type {EventSource | null} */
  #source = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #watchdog;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #retry;
  #retryMs = FIRST_RETRY_MS;
  #heardAtMs;
  #lost = false;

  /**
   * @param {string} url
   * @param {StreamHandlers} handlers
   * @param {{EventSource?: typeof EventSource, now?: () => number}} [surroundings] for tests
   */
  constructor(url, handlers, surroundings = {}) {
    this.#url = url;
    this.#handlers = handlers;
    this.#EventSource = surroundings.EventSource ?? EventSource;
    this.#now = surroundings.now ?? Date.now;
    this.#heardAtMs = this.#now();
  }

  /** Opens a connection now, replacing the current one or a planned retry. */
  connect() {
    clearTimeout(this.#retry);
    this.#source?.close();
    const source = new this.#EventSource(this.#url);
    this.#source = source;
    source.addEventListener("open", () => this.#opened());
    source.addEventListener("error", () => this.#failed(source));
    for (const name of EVENTS) {
      source.addEventListener(name, (event) => this.#received(name, event));
    }
    this.#watch();
  }

  /** Closes the connection until connect() is called. */
  close() {
    clearTimeout(this.#watchdog);
    clearTimeout(this.#retry);
    this.#source?.close();
    this.#source = null;
  }

  /** Connects again after close(); otherwise does nothing. */
  connectIfClosed() {
    if (this.#source === null) {
      this.connect();
    }
  }

  /** Tries at once if the connection is lost, for instance when the network has just come back. */
  connectIfLost() {
    if (this.#lost) {
      this.connect();
    }
  }

  #opened() {
    this.#lost = false;
    this.#heard();
    this.#handlers.opened();
  }

  /**
   * @param {typeof EVENTS[number]} name
   * @param {MessageEvent<string>} event
   */
  #received(name, event) {
    this.#heard();
    // Only an event proves that the server works: one that accepts and hangs up must not be
    // asked every second.
    this.#retryMs = FIRST_RETRY_MS;
    let body;
    try {
      body = JSON.parse(event.data);
    } catch (notJson) {
      console.warn(`the stream sent a ${name} event that is not JSON; it is left out`, notJson);
      return;
    }
    this.#handlers[name](body);
  }

  /** @param {EventSource} source */
  #failed(source) {
    if (source !== this.#source) {
      return;
    }
    this.#lose(this.#now());
    if (source.readyState === CLOSED) {
      this.#connectLater();
    }
  }

  #silent() {
    this.#lose(this.#heardAtMs);
    this.#source?.close();
    this.#connectLater();
  }

  /** @param {number} sinceMs */
  #lose(sinceMs) {
    if (!this.#lost) {
      this.#lost = true;
      this.#handlers.lost(sinceMs);
    }
  }

  #connectLater() {
    clearTimeout(this.#watchdog);
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.connect(), this.#retryMs);
    this.#retryMs = Math.min(2 * this.#retryMs, LONGEST_RETRY_MS);
  }

  #heard() {
    this.#heardAtMs = this.#now();
    this.#watch();
  }

  #watch() {
    clearTimeout(this.#watchdog);
    this.#watchdog = setTimeout(() => this.#silent(), SILENCE_MS);
  }
}
