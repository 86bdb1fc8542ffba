import { create, find, showText } from "../browser/dom.js";
import { STEPS, stepRange } from "./share.js";

/** @import { Reader } from "../text/reader.js" */
/** @import { ColourBy } from "./share.js" */

/**
 * Shows what the colours of the map mean.
 *
 * @param {ColourBy} colourBy
 * @param {Reader} reader
 */
export function showLegend(colourBy, { say }) {
  showText(find(".legend-title", HTMLElement), say(`legend.${colourBy}`));
  const steps = find(".legend-steps", HTMLUListElement);
  if (steps.childElementCount === 0) {
    for (let step = 0; step < STEPS; step++) {
      steps.append(entry(`step-${step}`, stepRange(step)));
    }
    steps.append(
      entry("step-none", say("legend.none")),
      entry("not-renting", say("legend.not-renting")),
    );
  }
}

/**
 * @param {string} style
 * @param {string} text
 */
function entry(style, text) {
  return create("li", {}, create("span", { class: `swatch ${style}` }), text);
}
