import { announce } from "../browser/announcer.js";
import { create, find } from "../browser/dom.js";
import { nameOf } from "../text/descriptions.js";
import { index, matches } from "./search-match.js";

/** @import { Changes, Store } from "../state/store.js" */
/** @import { Reader } from "../text/reader.js" */
/** @import { Entry, IndexedEntry } from "./search-match.js" */

const MOST_RESULTS = 8;

/** The field that finds a postcode or a station: a combobox with a list below. */
export class Search {
  #store;
  #reader;
  #onChoice;
  #input = find("#search", HTMLInputElement);
  #list = find("#search-results", HTMLUListElement);
  /** @type {IndexedEntry[] | null} */
  #entries = null;
  /** @type {IndexedEntry[]} */
  #found = [];
  #active = -1;

  /**
   * @param {Store} store
   * @param {Reader} reader
   * @param {(entry: Entry) => void} onChoice
   */
  constructor(store, reader, onChoice) {
    this.#store = store;
    this.#reader = reader;
    this.#onChoice = onChoice;
    this.#input.addEventListener("input", () => this.#search());
    this.#input.addEventListener("keydown", (event) => this.#press(event));
    this.#input.addEventListener("blur", () => this.#close());
    // Runs before the field loses the focus and hides the list that is pressed.
    this.#list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.#list.addEventListener("click", (event) => this.#click(event));
  }

  /** @param {Changes} changes */
  update(changes) {
    if (changes.places || changes.postcodes.size > 0) {
      this.#entries = null;
    }
  }

  #search() {
    this.#entries ??= this.#indexed();
    const query = this.#input.value;
    this.#found = matches(query, this.#entries, MOST_RESULTS);
    if (this.#found.length === 0) {
      this.#close();
      if (query.trim() !== "" && this.#store.ready) {
        this.#showNothing(query.trim());
      }
      return;
    }
    this.#list.replaceChildren(...this.#found.map((entry, place) => this.#option(entry, place)));
    this.#open();
    this.#activate(0);
  }

  /** @param {string} query */
  #showNothing(query) {
    const sentence = this.#reader.say("search.none", { query });
    this.#list.replaceChildren(
      create("li", { role: "option", "aria-disabled": "true", class: "search-none" }, sentence),
    );
    this.#open();
    announce(sentence);
  }

  #indexed() {
    const { postcodes, stations } = this.#store;
    const label = this.#reader.say("search.postcode");
    return index([
      ...[...postcodes.keys()].map((postcode) => ({
        postcode,
        code: null,
        name: `${label} ${postcode}`,
      })),
      ...[...stations.values()].map((station) => ({
        postcode: station.postcode,
        code: station.station_code,
        name: nameOf(station, this.#reader),
      })),
    ]);
  }

  /**
   * @param {IndexedEntry} entry
   * @param {number} place
   */
  #option({ name, code, postcode }, place) {
    const option = create(
      "li",
      { role: "option", id: `search-${place}`, "aria-selected": "false", "data-place": `${place}` },
      create("span", { class: "search-name" }, name),
    );
    if (code !== null) {
      option.append(" ", create("span", { class: "search-more" }, `${code} · ${postcode}`));
    }
    return option;
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    const shown = this.#found.length;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (this.#list.hidden) {
        this.#search();
      } else if (shown > 0) {
        const step = event.key === "ArrowDown" ? 1 : -1;
        this.#activate((this.#active + step + shown) % shown);
      }
    } else if (event.key === "Enter" && !this.#list.hidden && this.#active >= 0) {
      event.preventDefault();
      this.#choose(this.#active);
    } else if (event.key === "Escape") {
      if (this.#list.hidden) {
        this.#input.value = "";
      }
      this.#close();
    }
  }

  /** @param {Event} event */
  #click(event) {
    const option = event.target instanceof Element && event.target.closest("[data-place]");
    if (option instanceof HTMLElement) {
      this.#choose(Number(option.dataset.place));
    }
  }

  /** @param {number} place */
  #choose(place) {
    const entry = this.#found[place];
    this.#input.value = "";
    this.#close();
    this.#onChoice(entry);
  }

  /** @param {number} place */
  #activate(place) {
    this.#list.children[this.#active]?.setAttribute("aria-selected", "false");
    this.#active = place;
    const option = this.#list.children[place];
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.#input.setAttribute("aria-activedescendant", option.id);
  }

  #open() {
    this.#list.hidden = false;
    this.#input.setAttribute("aria-expanded", "true");
  }

  #close() {
    this.#list.hidden = true;
    this.#active = -1;
    this.#input.setAttribute("aria-expanded", "false");
    this.#input.removeAttribute("aria-activedescendant");
  }
}
