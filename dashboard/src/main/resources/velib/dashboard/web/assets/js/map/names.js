import { create, find } from "../browser/dom.js";
import { addressOf } from "../browser/router.js";
import { describePostcode, describeStation, nameOf } from "../text/descriptions.js";
import { MapLabels, MOST_CHARACTERS } from "./labels.js";

/** @import { Changes, Store } from "../state/store.js" */
/** @import { Reader } from "../text/reader.js" */
/** @import { Layout, Point } from "./geometry.js" */
/** @import { Box, Label } from "./labels.js" */
/** @import { Size, Viewport } from "./viewport.js" */

/**
 * A postcode, or one of its stations.
 *
 * @typedef {{postcode: string, code: string | null}} Thing
 *
 * @typedef {object} NameHandlers
 * @property {(thing: Thing, place: {x: number, y: number}) => void} focused
 * @property {() => void} left
 * @property {(thing: Thing) => void} chosen a station; a postcode's name is a link
 */

/** Up to this many stations are all named on the map; of more, only those of the open postcode. */
const FEW_STATIONS = 12;

/** The distance of a name from its dot. */
const NAME_RISE = 20;

/** The names of postcodes and stations on the map, which tell their figures to screen readers. */
export class MapNames {
  #store;
  #reader;
  #handlers;
  #areas;
  #stations;

  /**
   * @param {ParentNode} stage
   * @param {Store} store
   * @param {Reader} reader
   * @param {NameHandlers} handlers
   */
  constructor(stage, store, reader, handlers) {
    this.#store = store;
    this.#reader = reader;
    this.#handlers = handlers;
    this.#areas = this.#list(stage, ".map-areas");
    this.#stations = this.#list(stage, ".map-stations");
  }

  /** @param {Layout | null} layout */
  nameAreas(layout) {
    const areas = [...(layout?.areas.values() ?? [])].sort((a, b) => b.size - a.size);
    this.#areas.show(
      areas.map(({ postcode, middle, cells }) => ({
        key: postcode,
        text: postcode,
        place: middle,
        // The postcode's name would cover the dot of a lone station.
        rise: cells.length === 1 ? NAME_RISE : 0,
        element: this.#areaLink(postcode),
      })),
    );
  }

  /**
   * @param {Layout | null} layout
   * @param {string | null} openPostcode
   */
  nameStations(layout, openPostcode) {
    const points = layout?.points ?? [];
    const named =
      points.length <= FEW_STATIONS
        ? points
        : points.filter((point) => point.postcode === openPostcode);
    this.#stations.show(named.map((point) => this.#stationLabel(point)));
  }

  /**
   * Shows new figures.
   *
   * @param {Changes} changes
   */
  update(changes) {
    for (const { key, element } of this.#areas.labels) {
      if (changes.postcodes.has(key)) {
        this.#describe(element, { postcode: key, code: null });
      }
    }
    for (const { key, element } of this.#stations.labels) {
      if (changes.stations.has(key)) {
        this.#describe(element, this.#station(key));
      }
    }
  }

  /**
   * @param {Viewport} viewport
   * @param {Size} size
   */
  place(viewport, size) {
    /** @type {Box[]} */
    const taken = [];
    this.#areas.place(viewport, size, taken);
    this.#stations.place(viewport, size, taken);
  }

  /**
   * @param {Thing} thing
   * @returns {string[]} its description, the name first
   */
  sentences({ postcode, code }) {
    const station = this.#store.stations.get(code ?? "");
    return station === undefined
      ? describePostcode(postcode, this.#store.postcodes.get(postcode), this.#reader)
      : describeStation(station, this.#reader);
  }

  /**
   * @param {ParentNode} stage
   * @param {".map-areas" | ".map-stations"} selector
   */
  #list(stage, selector) {
    return new MapLabels(find(selector, HTMLUListElement, stage), (label) => {
      if (label === null) {
        this.#handlers.left();
      } else {
        const isArea = selector === ".map-areas";
        const thing = isArea ? { postcode: label.key, code: null } : this.#station(label.key);
        this.#handlers.focused(thing, label.place);
      }
    });
  }

  /**
   * @param {string} code
   * @returns {Thing}
   */
  #station(code) {
    return { postcode: this.#store.stations.get(code)?.postcode ?? "", code };
  }

  /** @param {string} postcode */
  #areaLink(postcode) {
    const attributes = { "data-test": "map-area", "data-postcode": postcode };
    const link = create("a", { href: addressOf(postcode), ...attributes }, postcode);
    this.#describe(link, { postcode, code: null });
    return link;
  }

  /**
   * @param {Point} point
   * @returns {Label}
   */
  #stationLabel(point) {
    const { code } = point;
    const station = this.#store.stations.get(code);
    const name = station === undefined ? code : nameOf(station, this.#reader);
    const text = name.length > MOST_CHARACTERS ? `${name.slice(0, MOST_CHARACTERS - 1)}…` : name;
    const attributes = { type: "button", "data-test": "map-station", "data-station": code };
    const button = create("button", attributes, text);
    this.#describe(button, this.#station(code));
    button.addEventListener("click", (event) => {
      event.stopPropagation(); // The stage below would open what is under the pointer.
      this.#handlers.chosen(this.#station(code));
    });
    return { key: code, text, place: point, rise: -NAME_RISE, element: button };
  }

  /**
   * @param {Element} element
   * @param {Thing} thing
   */
  #describe(element, thing) {
    element.setAttribute("aria-label", this.sentences(thing).join(", "));
  }
}
