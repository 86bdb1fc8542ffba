import { create, find, showNumber, showText } from "../browser/dom.js";
import { HistoryView } from "../history/view.js";
import { Rows } from "../table/rows.js";
import { nameOf } from "../text/descriptions.js";

/** @import { Result, Station } from "../net/types.js" */
/** @import { Changes, Store } from "../state/store.js" */
/** @import { Column } from "../table/rows.js" */
/** @import { Reader } from "../text/reader.js" */

/** The sums of a postcode and their fields in a result. */
const SUMS = /** @type {const} */ ({
  total: "total_bikes",
  mechanical: "mechanical_bikes",
  electric: "electric_bikes",
  rentable: "rentable_bikes",
  docks: "docks_available",
});

/** The number columns of its stations and their fields in a station. */
const COUNTS = /** @type {const} */ ({
  bikes: "bikes",
  mechanical: "mechanical_bikes",
  electric: "electric_bikes",
  docks: "docks_available",
});

/** One postcode: its sums, its history and its stations. */
export class PostcodeView {
  #store;
  #reader;
  #showOnMap;
  #history;
  #section = find("#postcode-view", HTMLElement);
  #title = find("#postcode-title", HTMLElement);
  #message = find('[data-test="postcode-message"]', HTMLElement);
  #content = find(".postcode-content", HTMLElement);
  #noStations = find('[data-test="stations-message"]', HTMLElement);
  #stationTable = find(".table-scroll", HTMLElement, this.#content);
  /** @type {Rows<Station>} */
  #stations;
  /** @type {string | null} */
  #postcode = null;
  /** Whether the sums and the history are shown, rather than a message. */
  #known = false;

  /**
   * @param {Store} store
   * @param {Reader} reader
   * @param {(code: string) => void} showOnMap shows a station
   */
  constructor(store, reader, showOnMap) {
    this.#store = store;
    this.#reader = reader;
    this.#showOnMap = showOnMap;
    this.#history = new HistoryView(store, reader);
    this.#stations = new Rows(
      find("tbody", HTMLTableSectionElement, this.#content),
      this.#columns(),
      (code) => ({ "data-test": "station-row", "data-station": code }),
    );
  }

  /** @param {string} postcode */
  open(postcode) {
    this.close();
    const { say } = this.#reader;
    this.#postcode = postcode;
    showText(this.#title, say("postcode.title", { postcode }));
    const caption = find("caption", HTMLElement, this.#content);
    showText(caption, say("postcode.stations.caption", { postcode }));
    this.#section.hidden = false;
    this.#decide();
    this.#showStations();
  }

  close() {
    this.#postcode = null;
    this.#known = false;
    this.#section.hidden = true;
    this.#history.close();
    this.#stations.clear();
    // The next postcode's numbers are not changes of this one's and get no highlight.
    for (const element of this.#section.querySelectorAll("[data-value]")) {
      element.removeAttribute("data-value");
    }
  }

  focus() {
    this.#title.focus();
  }

  /** @param {Changes} changes */
  update(changes) {
    if (this.#postcode === null) {
      return;
    }
    if (!this.#known || changes.postcodes.has(this.#postcode)) {
      this.#decide();
    }
    if (changes.stations.size > 0) {
      this.#showStations();
    }
  }

  /**
   * Adds a result to the history if it is the open postcode's.
   *
   * @param {Result} result
   * @param {number} atSeconds
   */
  append(result, atSeconds) {
    if (this.#known && result.postcode === this.#postcode) {
      this.#history.append(result, atSeconds);
    }
  }

  /** Loads the history again, for instance after results were missed. */
  reload() {
    if (this.#known) {
      this.#history.reload();
    }
  }

  /** Called every second. */
  tick() {
    this.#history.tick();
  }

  restyle() {
    this.#history.restyle();
  }

  /** Shows the sums if they are known, otherwise why not. */
  #decide() {
    const postcode = this.#postcode ?? "";
    const result = this.#store.postcodes.get(postcode);
    const known = result !== undefined;
    this.#message.hidden = known;
    this.#content.hidden = !known;
    if (known) {
      this.#showSums(result);
      if (!this.#known) {
        this.#history.open(postcode);
      }
    } else {
      showText(this.#message, this.#tellMissing(postcode));
    }
    this.#known = known;
  }

  /** @param {string} postcode */
  #tellMissing(postcode) {
    const starting = !this.#store.ready || this.#store.state?.stream === "starting";
    return starting
      ? this.#reader.say("postcode.waiting")
      : this.#reader.say("postcode.unknown", { postcode });
  }

  /** @param {Result} result */
  #showSums(result) {
    for (const [name, field] of Object.entries(SUMS)) {
      const element = find(`[data-test="postcode-${name}"]`, HTMLElement);
      showNumber(element, result[field], this.#reader.format.number(result[field]));
    }
  }

  #showStations() {
    const stations = this.#store.stationsOf(this.#postcode ?? "");
    const codes = new Set(stations.map((station) => station.station_code));
    for (const code of this.#stations.keys()) {
      if (!codes.has(code)) {
        this.#stations.remove(code);
      }
    }
    stations.forEach((station) => this.#stations.show(station.station_code, station));
    this.#stations.arrange([...codes]);
    this.#noStations.hidden = stations.length > 0;
    this.#stationTable.hidden = stations.length === 0;
  }

  /** @returns {Column<Station>[]} */
  #columns() {
    const { say, format } = this.#reader;
    return [
      {
        name: "name",
        kind: "text",
        head: true,
        show: (cell, station) => this.#showName(cell, station),
      },
      { name: "code", kind: "text", show: (cell, { station_code: code }) => showText(cell, code) },
      ...Object.entries(COUNTS).map(
        ([name, field]) =>
          /** @type {Column<Station>} */ ({
            name,
            kind: "number",
            show: (cell, station) => showNumber(cell, station[field], format.number(station[field])),
          }),
      ),
      {
        name: "rents",
        kind: "text",
        show: (cell, { rentable }) =>
          showText(cell, say(rentable ? "station.rents.yes" : "station.rents.no")),
      },
    ];
  }

  /**
   * @param {HTMLTableCellElement} cell
   * @param {Station} station
   */
  #showName(cell, station) {
    const name = nameOf(station, this.#reader);
    // Only a station with a place can be shown on the map.
    const wanted = station.lat === null ? "SPAN" : "BUTTON";
    if (cell.firstElementChild?.tagName !== wanted) {
      const element = wanted === "SPAN" ? create("span") : this.#showButton(station.station_code);
      cell.replaceChildren(element);
    }
    const element = find(wanted, HTMLElement, cell);
    if (showText(element, name) && wanted === "BUTTON") {
      element.title = this.#reader.say("station.show", { name });
    }
  }

  /** @param {string} code */
  #showButton(code) {
    const button = create("button", { type: "button", class: "link" });
    button.addEventListener("click", () => this.#showOnMap(code));
    return button;
  }
}
