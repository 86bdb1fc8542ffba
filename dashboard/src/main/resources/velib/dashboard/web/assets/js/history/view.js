import { find, showText } from "../browser/dom.js";
import { getHistory } from "../net/api.js";
import { History, rangeOf } from "./history.js";

/** @import { Result } from "../net/types.js" */
/** @import { Store } from "../state/store.js" */
/** @import { Reader } from "../text/reader.js" */
/** @import { HistoryChart } from "./chart.js" */
/** @import { Moment } from "./history.js" */

/** Often enough for the last hour to move by a pixel. */
const MOVE_SECONDS = 10;

const NOTHING_AT = "\u00a0";

/** The history of the open postcode, which grows as results come in. */
export class HistoryView {
  #store;
  #reader;
  #summary = find('[data-test="history-summary"]', HTMLElement);
  #at = find('[data-test="history-at"]', HTMLElement);
  #box = find('[data-test="history-chart"]', HTMLElement);
  /** @type {HTMLButtonElement[]} */
  #buttons;
  #hours = 6;
  #postcode = "";
  /** @type {AbortController | null} */
  #loading = null;
  /** @type {History | null} */
  #history = null;
  /** @type {HistoryChart | null} */
  #chart = null;
  #drawnAt = 0;

  /**
   * @param {Store} store
   * @param {Reader} reader
   */
  constructor(store, reader) {
    this.#store = store;
    this.#reader = reader;
    this.#buttons = [
      ...find(".spans", HTMLElement).querySelectorAll(/** @type {"button"} */ ("[data-hours]")),
    ];
    for (const button of this.#buttons) {
      const hours = Number(button.dataset.hours);
      button.textContent = reader.count("history.hours", hours);
      button.addEventListener("click", () => this.#choose(hours));
    }
  }

  /** @param {string} postcode */
  async open(postcode) {
    this.#postcode = postcode;
    this.#showWaiting();
    await this.reload();
  }

  close() {
    this.#loading?.abort();
    this.#history = null;
    this.#chart?.destroy();
    this.#chart = null;
  }

  /** Loads the history again, for instance after results were missed. */
  async reload() {
    this.#loading?.abort();
    const loading = new AbortController();
    this.#loading = loading;
    try {
      const [answer, { HistoryChart }] = await Promise.all([
        getHistory(this.#postcode, this.#hours, loading.signal),
        import("./chart.js"),
      ]);
      if (loading.signal.aborted) {
        return;
      }
      this.#history = new History(answer);
      this.#catchUp();
      this.#chart ??= new HistoryChart(this.#box, this.#reader, (moment) => this.#point(moment));
      this.#draw();
    } catch (failure) {
      if (!loading.signal.aborted) {
        console.warn(failure);
        showText(this.#summary, this.#reader.say("history.failed"));
      }
    }
  }

  /** Adds a result that came while the history was loading; one that it has changes nothing. */
  #catchUp() {
    const result = this.#store.postcodes.get(this.#postcode);
    if (result !== undefined) {
      this.append(result, this.#nowSeconds());
    }
  }

  /**
   * Adds a result that has come in.
   *
   * @param {Result} result
   * @param {number} atSeconds
   */
  append(result, atSeconds) {
    if (this.#history !== null) {
      this.#history.append({
        at: atSeconds,
        mechanical: result.mechanical_bikes,
        electric: result.electric_bikes,
      });
      this.#draw();
    }
  }

  /** Moves with the time; called every second. */
  tick() {
    if (this.#history !== null && this.#nowSeconds() - this.#drawnAt >= MOVE_SECONDS) {
      this.#draw();
    }
  }

  restyle() {
    this.#chart?.restyle();
  }

  /** @param {number} hours */
  #choose(hours) {
    this.#hours = hours;
    for (const button of this.#buttons) {
      button.setAttribute("aria-pressed", String(Number(button.dataset.hours) === hours));
    }
    this.reload();
  }

  #showWaiting() {
    showText(this.#summary, this.#reader.say("history.loading"));
    showText(this.#at, NOTHING_AT);
  }

  #draw() {
    if (this.#history === null || this.#chart === null) {
      return;
    }
    this.#drawnAt = this.#nowSeconds();
    const moments = this.#history.until(this.#drawnAt);
    this.#chart.show(moments, this.#history.span(this.#drawnAt));
    showText(
      this.#summary,
      this.#tellRange(rangeOf(moments), this.#history.knownSince(this.#drawnAt)),
    );
  }

  /**
   * @param {{least: number, most: number} | null} range
   * @param {number | null} since null if all of the hours are known
   */
  #tellRange(range, since) {
    const { say, count, format, now } = this.#reader;
    if (range === null) {
      return say("history.empty");
    }
    const values = { least: format.number(range.least), most: format.number(range.most) };
    return since === null
      ? count("history.summary", this.#hours, values)
      : say("history.since", { ...values, time: format.moment(since * 1000, now()) });
  }

  /** @param {Moment | null} moment */
  #point(moment) {
    const { say, format, now } = this.#reader;
    const known = moment !== null && moment.mechanical !== null && moment.electric !== null;
    const text = known
      ? say("history.at", {
          time: format.moment(moment.at * 1000, now()),
          mechanical: format.number(moment.mechanical ?? 0),
          electric: format.number(moment.electric ?? 0),
        })
      : NOTHING_AT;
    showText(this.#at, text);
  }

  #nowSeconds() {
    return Math.floor(this.#reader.now() / 1000);
  }
}
