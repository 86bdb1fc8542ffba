import { announce } from "../browser/announcer.js";
import { copy } from "../browser/clipboard.js";
import { create, createSvg, find, showNumber, showText } from "../browser/dom.js";
import { addressOf } from "../browser/router.js";
import { toCsv } from "./csv.js";
import { Rows } from "./rows.js";
import { orderAfterClick, sorted } from "./sort.js";
import { trendPath } from "./trends.js";

/** @import { Result } from "../net/types.js" */
/** @import { Changes, Store } from "../state/store.js" */
/** @import { Reader } from "../text/reader.js" */
/** @import { Column } from "./rows.js" */
/** @import { Order } from "./sort.js" */
/** @import { Trends } from "./trends.js" */

const TREND = { width: 72, height: 18 };

/** How long a button shows what it did. */
const ANSWER_MS = 3_000;

/** The number columns and their fields in a result. */
const NUMBERS = /** @type {const} */ ({
  total: "total_bikes",
  mechanical: "mechanical_bikes",
  electric: "electric_bikes",
  rentable: "rentable_bikes",
  docks: "docks_available",
  stations: "stations",
});

/** The table of all postcodes. */
export class PostcodeTable {
  #store;
  #trends;
  #reader;
  #section = find("#postcodes", HTMLElement);
  #message = find('[data-test="table-message"]', HTMLElement);
  #scroll = find("#postcodes .table-scroll", HTMLElement);
  #copyButton = find('[data-test="copy-csv"]', HTMLButtonElement);
  /** @type {Rows<Result>} */
  #rows;
  /** @type {Order} */
  #order = { column: "postcode", descending: false };

  /**
   * @param {Store} store
   * @param {Trends} trends
   * @param {Reader} reader
   */
  constructor(store, trends, reader) {
    this.#store = store;
    this.#trends = trends;
    this.#reader = reader;
    const body = find("tbody", HTMLTableSectionElement, this.#section);
    this.#rows = new Rows(body, this.#columns(), (postcode) => ({
      "data-test": "postcode-row",
      "data-postcode": postcode,
    }));
    for (const button of this.#sortButtons()) {
      button.addEventListener("click", () => this.#sortBy(button.dataset.sort ?? ""));
    }
    this.#copyButton.addEventListener("click", () => this.#copy());
    this.#showOrder();
    this.#showEmptiness();
  }

  /** @param {Changes} changes */
  update(changes) {
    for (const postcode of changes.postcodes) {
      const result = this.#store.postcodes.get(postcode);
      if (result === undefined) {
        this.#rows.remove(postcode);
      } else {
        this.#rows.show(postcode, result);
      }
    }
    if (changes.postcodes.size > 0) {
      this.#showEmptiness();
      if (!this.#isInUse()) {
        this.#arrange();
      }
    }
  }

  /** Redraws all trend lines after they moved by a step. */
  updateTrends() {
    this.#store.postcodes.forEach((result, postcode) => this.#rows.show(postcode, result));
  }

  /**
   * Gives the focus to a postcode's link, otherwise to the table's heading.
   *
   * @param {string} postcode
   */
  focusOn(postcode) {
    const link = this.#rows.row(postcode)?.querySelector("a");
    (link ?? find("#postcodes-title", HTMLElement)).focus();
  }

  /** @returns {Column<Result>[]} */
  #columns() {
    return [
      {
        name: "postcode",
        kind: "text",
        head: true,
        show: (cell, { postcode }) => {
          if (cell.firstElementChild === null) {
            cell.append(create("a", { href: addressOf(postcode) }, postcode));
          }
        },
      },
      ...Object.entries(NUMBERS).map(
        ([name, field]) =>
          /** @type {Column<Result>} */ ({
            name,
            kind: "number",
            show: (cell, result) =>
              showNumber(cell, result[field], this.#reader.format.number(result[field])),
          }),
      ),
      { name: "trend", kind: "number", show: (cell, result) => this.#showTrend(cell, result) },
    ];
  }

  /**
   * @param {HTMLTableCellElement} cell
   * @param {Result} result
   */
  #showTrend(cell, { postcode }) {
    if (cell.firstElementChild === null) {
      cell.append(newTrend(), create("span", { class: "trend-change" }));
    }
    const { say, format } = this.#reader;
    const change = this.#trends.changeOf(postcode);
    const path = trendPath(this.#trends.of(postcode), TREND.width, TREND.height);
    const line = find("path", SVGPathElement, cell);
    if (line.getAttribute("d") !== path) {
      line.setAttribute("d", path);
    }
    const label = find(".trend-change", HTMLElement, cell);
    if (showText(label, change === null ? "" : format.change(change)) && change !== null) {
      label.title = say("table.trend.change", { change: format.change(change) });
    }
  }

  /** @param {string} column */
  #sortBy(column) {
    this.#order = orderAfterClick(this.#order, column, column === "postcode");
    this.#showOrder();
    this.#arrange();
  }

  #arrange() {
    this.#rows.arrange(this.#sorted().map((result) => result.postcode));
  }

  #sorted() {
    return sorted(
      [...this.#store.postcodes.values()],
      (result) => this.#sortValue(result),
      (result) => result.postcode,
      this.#order.descending,
    );
  }

  /** @param {Result} result */
  #sortValue(result) {
    const { column } = this.#order;
    if (column === "postcode") {
      return result.postcode;
    }
    return column === "trend"
      ? this.#trends.changeOf(result.postcode)
      : result[NUMBERS[/** @type {keyof typeof NUMBERS} */ (column)]];
  }

  /** Rows must not move away from under a pointer or from the focus. */
  #isInUse() {
    return this.#scroll.matches(":hover") || this.#scroll.querySelector("tbody :focus") !== null;
  }

  #showOrder() {
    for (const button of this.#sortButtons()) {
      const head = button.closest("th");
      if (button.dataset.sort === this.#order.column) {
        head?.setAttribute("aria-sort", this.#order.descending ? "descending" : "ascending");
      } else {
        head?.removeAttribute("aria-sort");
      }
    }
  }

  #showEmptiness() {
    const empty = this.#store.postcodes.size === 0;
    this.#message.hidden = !empty;
    this.#scroll.hidden = empty;
  }

  #sortButtons() {
    return /** @type {NodeListOf<HTMLButtonElement>} */ (
      this.#section.querySelectorAll("button[data-sort]")
    );
  }

  async #copy() {
    const { say, count } = this.#reader;
    const results = this.#sorted();
    const copied = await copy(toCsv(results));
    const answer = copied ? count("csv.copied", results.length) : say("csv.failed");
    announce(answer);
    showText(this.#copyButton, answer);
    setTimeout(() => showText(this.#copyButton, say("csv.copy")), ANSWER_MS);
  }
}

function newTrend() {
  const { width, height } = TREND;
  const line = createSvg("svg", {
    class: "trend",
    // One more pixel on each side, so that the width of the line is not cut off.
    viewBox: `-1 -1 ${width + 2} ${height + 2}`,
    width: String(width + 2),
    height: String(height + 2),
    "aria-hidden": "true",
    focusable: "false",
  });
  line.append(createSvg("path"));
  return line;
}
