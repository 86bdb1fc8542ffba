import uPlot from "uplot";
import { colourOf, create } from "../browser/dom.js";

/** @import { Reader } from "../text/reader.js" */
/** @import { Moment } from "./history.js" */

const STYLES = "/webjars/uplot/dist/uPlot.min.css";

/** The chart of a postcode's bikes: mechanical ones at the bottom, electric ones stacked on them. */
export class HistoryChart {
  #box;
  #reader;
  #onPoint;
  /** @type {uPlot | null} */
  #plot = null;
  /** @type {Moment[]} */
  #moments = [];
  /** @type {[number, number]} */
  #span = [0, 1];
  #resizes;

  /**
   * @param {HTMLElement} box keeps its size whatever its content
   * @param {Reader} reader
   * @param {(moment: Moment | null) => void} onPoint told which moment the pointer is at
   */
  constructor(box, reader, onPoint) {
    this.#box = box;
    this.#reader = reader;
    this.#onPoint = onPoint;
    loadStyles();
    this.#resizes = new ResizeObserver(() => this.#plot?.setSize(this.#size()));
    this.#resizes.observe(box);
  }

  /**
   * @param {Moment[]} moments
   * @param {[number, number]} span epoch seconds
   */
  show(moments, span) {
    this.#moments = moments;
    this.#span = span;
    const data = stacked(moments);
    if (this.#plot === null) {
      this.#plot = new uPlot(this.#options(), data, this.#box);
    } else {
      this.#plot.setData(data);
    }
  }

  /** Redraws in the colours of the current theme: uPlot only reads them when it is created. */
  restyle() {
    if (this.#plot !== null) {
      this.#plot.destroy();
      this.#plot = null;
      this.show(this.#moments, this.#span);
    }
  }

  /** Removes the chart and its listeners. */
  destroy() {
    this.#resizes.disconnect();
    this.#plot?.destroy();
    this.#plot = null;
  }

  /** @returns {uPlot.Options} */
  #options() {
    const { format } = this.#reader;
    const ink = colourOf("--muted");
    const grid = { stroke: colourOf("--line"), width: 1 };
    const font = "12px system-ui, sans-serif";
    const axis = { stroke: ink, grid, ticks: grid, font };
    return {
      ...this.#size(),
      legend: { show: false },
      // The history moves with the clock, so zooming in would lose its end.
      cursor: { y: false, drag: { x: false, y: false } },
      scales: {
        x: { time: true, range: () => this.#span },
        y: { range: (_, __, most) => [0, Math.max(4, Math.ceil((most ?? 0) * 1.08))] },
      },
      axes: [
        {
          ...axis,
          space: 64,
          incrs: [1, 2, 5, 10, 15, 30, 60, 120, 180, 360].map((minutes) => minutes * 60),
          values: (_, splits) => splits.map((seconds) => format.clock(seconds * 1000)),
        },
        {
          ...axis,
          size: 48,
          incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000],
          values: (_, splits) => splits.map((bikes) => format.number(bikes)),
        },
      ],
      series: [{}, area("--electric"), area("--mechanical")],
      bands: [{ series: [1, 2], fill: faded("--electric") }],
      hooks: {
        setCursor: [
          ({ cursor }) => this.#onPoint(this.#moments[cursor.idx ?? -1] ?? null),
        ],
      },
    };
  }

  #size() {
    return { width: Math.max(200, this.#box.clientWidth), height: this.#box.clientHeight };
  }
}

/**
 * @param {Moment[]} moments
 * @returns {[number[], (number | null)[], (number | null)[]]} times, all bikes, mechanical ones
 */
function stacked(moments) {
  return [
    moments.map(({ at }) => at),
    moments.map(({ mechanical, electric }) =>
      mechanical === null || electric === null ? null : mechanical + electric,
    ),
    moments.map(({ mechanical }) => mechanical),
  ];
}

/**
 * @param {string} property the colour's
 * @returns {uPlot.Series}
 */
function area(property) {
  return {
    stroke: colourOf(property),
    fill: faded(property),
    width: 2,
    points: { show: false },
    // Bikes stay until somebody takes one: between two moments the line is level, not slanted.
    paths: uPlot.paths.stepped?.({ align: 1 }),
  };
}

/** @param {string} property */
function faded(property) {
  return colourOf(`${property}-faded`);
}

function loadStyles() {
  if (document.querySelector(`link[href="${STYLES}"]`) === null) {
    document.head.append(create("link", { rel: "stylesheet", href: STYLES }));
  }
}
