import { create } from "../browser/dom.js";

/**
 * One column of a table whose rows stay while their figures change.
 *
 * @template T
 * @typedef {object} Column
 * @property {string} name the base of a cell's data-test
 * @property {"number" | "text"} kind
 * @property {boolean} [head] whether its cells name their rows
 * @property {(cell: HTMLTableCellElement, item: T) => void} show writes what differs
 */

/**
 * The body of a table whose rows are kept by a key, so that an update writes only the cells that
 * changed, and focus and selection stay where they are.
 *
 * @template T
 */
export class Rows {
  #body;
  #columns;
  #attributes;
  /** @type {Map<string, HTMLTableRowElement>} */
  #rows = new Map();

  /**
   * @param {HTMLTableSectionElement} body
   * @param {Column<T>[]} columns
   * @param {(key: string) => Record<string, string>} attributes of a new row
   */
  constructor(body, columns, attributes) {
    this.#body = body;
    this.#columns = columns;
    this.#attributes = attributes;
  }

  /**
   * Shows an item in its row; a new row is added at the end.
   *
   * @param {string} key
   * @param {T} item
   */
  show(key, item) {
    let row = this.#rows.get(key);
    if (row === undefined) {
      row = this.#newRow(key);
      this.#rows.set(key, row);
      this.#body.append(row);
    }
    for (const [index, column] of this.#columns.entries()) {
      column.show(row.cells[index], item);
    }
  }

  /** @param {string} key */
  remove(key) {
    this.#rows.get(key)?.remove();
    this.#rows.delete(key);
  }

  clear() {
    this.#rows.clear();
    this.#body.replaceChildren();
  }

  /**
   * Puts the rows in order. Rows in the right place are left alone: moving a row would take the focus
   * from it.
   *
   * @param {string[]} keys
   */
  arrange(keys) {
    let place = this.#body.firstElementChild;
    for (const key of keys) {
      const row = this.#rows.get(key);
      if (row !== undefined && row === place) {
        place = place.nextElementSibling;
      } else if (row !== undefined) {
        this.#body.insertBefore(row, place);
      }
    }
  }

  /** @returns {string[]} the keys of the rows that there are */
  keys() {
    return [...this.#rows.keys()];
  }

  /**
   * @param {string} key
   * @returns {HTMLTableRowElement | undefined}
   */
  row(key) {
    return this.#rows.get(key);
  }

  /** @param {string} key */
  #newRow(key) {
    const row = create("tr", this.#attributes(key));
    for (const { name, kind, head } of this.#columns) {
      row.append(
        create(head ? "th" : "td", {
          class: kind,
          "data-test": `cell-${name}`,
          ...(head ? { scope: "row" } : {}),
        }),
      );
    }
    return row;
  }
}
