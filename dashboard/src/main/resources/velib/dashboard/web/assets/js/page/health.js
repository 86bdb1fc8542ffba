import { announce } from "../browser/announcer.js";
import { find, showText } from "../browser/dom.js";

/** @import { Store } from "../state/store.js" */
/** @import { Reader } from "../text/reader.js" */

/** Whether the figures are live, and how old they are. */
export class Health {
  #store;
  #reader;
  #state = find("#state", HTMLElement);
  #name = find("#state .state-name", HTMLElement);
  #more = find(".state-more", HTMLElement);
  #age = find('[data-test="age"]', HTMLElement);

  /**
   * @param {Store} store
   * @param {Reader} reader
   */
  constructor(store, reader) {
    this.#store = store;
    this.#reader = reader;
    this.update();
  }

  /** Shows the state and the age; called every second, since both say how long ago. */
  update() {
    const { kind } = this.#store.shownState();
    const { say } = this.#reader;
    const before = this.#state.dataset.state;
    showText(this.#name, this.#tellState());
    showText(this.#more, say(`state.${kind}.more`));
    showText(this.#age, this.#tellAge());
    if (before !== kind) {
      this.#state.dataset.state = kind;
      announce(`${say(`state.${kind}`)}. ${say(`state.${kind}.more`)}`);
    }
  }

  #tellState() {
    const { kind, sinceMs } = this.#store.shownState();
    const { say, format, now } = this.#reader;
    const state = say(`state.${kind}`);
    if (sinceMs === null || kind === "live") {
      return state;
    }
    return say("state.since", {
      state,
      time: format.moment(sinceMs, now()),
      age: format.ago(sinceMs, now()),
    });
  }

  #tellAge() {
    const { say, format, now } = this.#reader;
    const atMs = this.#store.figuresAtMs();
    return atMs === null
      ? say("glance.no-age")
      : say("glance.age", { age: format.ago(atMs, now()) });
  }
}
