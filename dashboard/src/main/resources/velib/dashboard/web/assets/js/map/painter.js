import { colourOf, find } from "../browser/dom.js";
import { STEPS } from "./share.js";
import { toScreen } from "./viewport.js";

/** @import { Line } from "./cells.js" */
/** @import { Area, Layout, Point } from "./geometry.js" */
/** @import { Size, Viewport } from "./viewport.js" */

/**
 * What the painter needs to know about the figures.
 *
 * @typedef {object} Look
 * @property {(postcode: string) => number} areaStep the step of its colour, -1 for none
 * @property {(code: string) => number} stationStep
 * @property {(code: string) => boolean} rents
 * @property {string | null} postcode that is open
 * @property {string | null} station that is pointed out
 */

/** Nobody sees a finer resolution than this, but a phone would paint it. */
const MOST_PIXEL_RATIO = 2;

const GREATEST_RADIUS = 7;
const LEAST_RADIUS = 1.7;

/** The rim of a dot as a share of its radius: thin on tiny dots, which would otherwise be all rim. */
const RIM = 0.25;

const RIVER_PIXELS = 3.5;

/** Up to this many stations have room for big dots at any zoom. */
const FEW_STATIONS = 30;

/**
 * Paints the map on a canvas. Painting all 1,500 stations takes a few milliseconds, so each
 * frame is painted whole; only the paths are kept from frame to frame.
 */
export class MapPainter {
  #canvas;
  #pen;
  /** @type {Map<string, {ground: Path2D, outline: Path2D}>} */
  #areas = new Map();
  #borders = new Path2D();
  #river = new Path2D();
  /** @type {Point[]} */
  #points = [];
  /** @type {string[]} */
  #steps = [];
  #colours = { none: "", line: "", water: "", halo: "", mark: "" };

  /** @param {ParentNode} stage */
  constructor(stage) {
    this.#canvas = find("canvas", HTMLCanvasElement, stage);
    const pen = this.#canvas.getContext("2d");
    if (pen === null) {
      throw new Error("this browser gives no canvas to draw on");
    }
    this.#pen = pen;
    this.restyle();
  }

  /** Takes the colours of the current theme. */
  restyle() {
    this.#steps = Array.from({ length: STEPS }, (_, step) => colourOf(`--step-${step}`));
    this.#colours = {
      none: colourOf("--step-none"),
      line: colourOf("--map-line"),
      water: colourOf("--map-water"),
      halo: colourOf("--map-halo"),
      mark: colourOf("--map-mark"),
    };
  }

  /** @param {Layout | null} layout */
  setLayout(layout) {
    this.#points = layout?.points ?? [];
    this.#borders = pathOf(layout?.borders ?? []);
    this.#river = curveOf(layout?.river ?? []);
    this.#areas = new Map(
      [...(layout?.areas ?? [])].map(([postcode, area]) => [
        postcode,
        { ground: groundOf(area), outline: pathOf(area.outline) },
      ]),
    );
  }

  /**
   * @param {Viewport} viewport
   * @param {number} zoom how much nearer than the whole map
   * @param {Size} size
   * @param {Look} look
   */
  paint(viewport, zoom, size, look) {
    const ratio = Math.min(MOST_PIXEL_RATIO, devicePixelRatio || 1);
    this.#resize(Math.round(size.width * ratio), Math.round(size.height * ratio));
    const pen = this.#pen;
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
    pen.lineJoin = "round";
    pen.lineCap = "round";

    const { scale, x, y } = viewport;
    pen.setTransform(ratio * scale, 0, 0, ratio * scale, ratio * x, ratio * y);
    this.#paintAreas(scale, look);
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.#paintStations(viewport, zoom, size, look);
  }

  /**
   * @param {number} zoom
   * @returns {number} of a station's dot, in pixels
   */
  radius(zoom) {
    return this.#points.length <= FEW_STATIONS
      ? GREATEST_RADIUS
      : Math.min(GREATEST_RADIUS, LEAST_RADIUS * Math.sqrt(zoom));
  }

  /**
   * @param {number} scale lines have the same width on the screen at any scale
   * @param {Look} look
   */
  #paintAreas(scale, look) {
    const pen = this.#pen;
    for (const [postcode, { ground }] of this.#areas) {
      pen.fillStyle = this.#colour(look.areaStep(postcode));
      pen.fill(ground);
    }
    pen.strokeStyle = this.#colours.line;
    pen.lineWidth = 1.25 / scale;
    pen.stroke(this.#borders);
    pen.strokeStyle = this.#colours.water;
    pen.lineWidth = RIVER_PIXELS / scale;
    pen.stroke(this.#river);

    const open = this.#areas.get(look.postcode ?? "");
    if (open !== undefined) {
      pen.strokeStyle = this.#colours.halo;
      pen.lineWidth = 6 / scale;
      pen.stroke(open.outline);
      pen.strokeStyle = this.#colours.mark;
      pen.lineWidth = 3 / scale;
      pen.stroke(open.outline);
    }
  }

  /**
   * @param {Viewport} viewport
   * @param {number} zoom
   * @param {Size} size
   * @param {Look} look
   */
  #paintStations(viewport, zoom, size, look) {
    const radius = this.radius(zoom);
    /** Dots of one colour are filled together: a change of colour costs more than a dot. */
    const dots = Array.from({ length: STEPS + 1 }, () => new Path2D());
    const halos = new Path2D();
    const closed = new Path2D();
    let pointedOut = null;
    for (const point of this.#points) {
      const { x, y } = toScreen(viewport, point);
      if (x < -radius || y < -radius || x > size.width + radius || y > size.height + radius) {
        continue;
      }
      circle(halos, x, y, radius * (1 + RIM));
      const rents = look.rents(point.code);
      circle(rents ? dots[look.stationStep(point.code) + 1] : closed, x, y, radius);
      if (point.code === look.station) {
        pointedOut = { x, y };
      }
    }
    const pen = this.#pen;
    pen.fillStyle = this.#colours.halo;
    pen.fill(halos);
    dots.forEach((path, index) => {
      pen.fillStyle = this.#colour(index - 1);
      pen.fill(path);
    });
    pen.strokeStyle = this.#colours.mark;
    pen.lineWidth = 1;
    pen.stroke(closed);
    if (pointedOut !== null) {
      pen.lineWidth = 3;
      const ring = new Path2D();
      circle(ring, pointedOut.x, pointedOut.y, radius + 6);
      pen.stroke(ring);
    }
  }

  /** @param {number} step */
  #colour(step) {
    return step < 0 ? this.#colours.none : this.#steps[step];
  }

  /**
   * @param {number} width
   * @param {number} height
   */
  #resize(width, height) {
    if (this.#canvas.width !== width || this.#canvas.height !== height) {
      this.#canvas.width = width;
      this.#canvas.height = height;
    }
  }
}

/** @param {Area} area */
function groundOf(area) {
  const path = new Path2D();
  for (const cell of area.cells) {
    addLine(path, cell);
    path.closePath();
  }
  return path;
}

/** @param {Line[]} lines */
function pathOf(lines) {
  const path = new Path2D();
  lines.forEach((line) => addLine(path, line));
  return path;
}

/**
 * A curve that bends at the corners of a line instead of breaking there.
 *
 * @param {Line} line
 */
function curveOf(line) {
  const path = new Path2D();
  line.forEach((corner, index) => {
    const next = line[index + 1] ?? corner;
    const middle = { x: (corner.x + next.x) / 2, y: (corner.y + next.y) / 2 };
    if (index === 0) {
      path.moveTo(corner.x, corner.y);
    }
    path.quadraticCurveTo(corner.x, corner.y, middle.x, middle.y);
  });
  return path;
}

/**
 * @param {Path2D} path
 * @param {Line} line
 */
function addLine(path, line) {
  line.forEach(({ x, y }, index) => (index === 0 ? path.moveTo(x, y) : path.lineTo(x, y)));
}

/**
 * @param {Path2D} path
 * @param {number} x
 * @param {number} y
 * @param {number} radius
 */
function circle(path, x, y, radius) {
  path.moveTo(x + radius, y);
  path.arc(x, y, radius, 0, 2 * Math.PI);
}
