import { find } from "../browser/dom.js";

/** @import { StationMap } from "../map/map.js" */
/** @import { PostcodeTable } from "../table/table.js" */
/** @import { Say } from "../text/i18n.js" */
/** @import { PostcodeView } from "./postcode.js" */

/**
 * Decides which view is beside the map, the table of all postcodes or one postcode, and where the
 * focus goes when they change.
 */
export class Views {
  #table;
  #postcodeView;
  #say;
  #overview = find("#postcodes", HTMLElement);
  /** @type {StationMap | null} */
  #map = null;
  /** undefined before the first address was read. @type {string | null | undefined} */
  #postcode;
  /** Where the reader was when they opened a postcode. @type {HTMLElement | null} */
  #opener = null;

  /**
   * @param {PostcodeTable} table
   * @param {PostcodeView} postcodeView
   * @param {Say} say
   */
  constructor(table, postcodeView, say) {
    this.#table = table;
    this.#postcodeView = postcodeView;
    this.#say = say;
    find("#postcode-view", HTMLElement).addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        location.hash = "#/";
      }
    });
  }

  /** @param {StationMap} map which loads after the rest */
  setMap(map) {
    this.#map = map;
    map.select(this.#postcode ?? null);
  }

  /** @param {string | null} postcode null for the table of all */
  show(postcode) {
    const before = this.#postcode;
    if (postcode === before) {
      return;
    }
    this.#postcode = postcode;
    const title = this.#say("page.title");
    document.title = postcode === null ? title : `${postcode} · ${title}`;
    if (postcode === null) {
      this.#close(before ?? null);
    } else {
      this.#open(postcode, before);
    }
    this.#map?.select(postcode);
  }

  /**
   * @param {string} postcode
   * @param {string | null | undefined} before
   */
  #open(postcode, before) {
    if (before === null) {
      const active = document.activeElement;
      this.#opener = active instanceof HTMLElement && active !== document.body ? active : null;
    }
    this.#overview.hidden = true;
    this.#postcodeView.open(postcode);
    // A page that has just been loaded leaves the focus at its top.
    if (before !== undefined) {
      this.#postcodeView.focus();
    }
  }

  /** @param {string | null} before */
  #close(before) {
    this.#postcodeView.close();
    this.#overview.hidden = false;
    if (before === null) {
      return;
    }
    if (this.#opener?.isConnected) {
      this.#opener.focus();
    } else {
      this.#table.focusOn(before);
    }
    this.#opener = null;
  }
}
