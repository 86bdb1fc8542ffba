import { find, showText } from "../browser/dom.js";
import { Camera } from "./camera.js";
import { layOut } from "./geometry.js";
import { listen } from "./gestures.js";
import { showLegend } from "./legend.js";
import { MapNames } from "./names.js";
import { MapPainter } from "./painter.js";
import { shareOf, stepOf } from "./share.js";
import { MapTip } from "./tip.js";
import { toScreen, toWorld } from "./viewport.js";

/** @import { Changes, Store } from "../state/store.js" */
/** @import { Reader } from "../text/reader.js" */
/** @import { Layout } from "./geometry.js" */
/** @import { Thing } from "./names.js" */
/** @import { ColourBy } from "./share.js" */

const BUTTON_ZOOM = 1.6;
const KEY_PAN_PIXELS = 60;

/** Width by height of the frame at most and at least: the shape of the network between them. */
const WIDEST = 1.6;
const TALLEST = 0.9;

/** A pointer this near to a station's dot means the station, not the postcode. */
const NEAR_PIXELS = 9;

/** While the dots are small and dense, the pointer is always near one but means the postcode. */
const LEAST_RADIUS_TO_HIT = 4;

/** The least zoom at which a requested station is shown. */
const STATION_ZOOM = 8;

/** The map of postcodes and stations: what it shows, and what the reader can do with it. */
export class StationMap {
  #store;
  #reader;
  #openPostcode;
  #stage = find(".map-stage", HTMLElement);
  #message = find(".map-message", HTMLElement);
  #painter = new MapPainter(this.#stage);
  #tip = new MapTip(this.#stage);
  #camera = new Camera(() => this.#moved());
  #names;
  /** @type {Layout | null} */
  #layout = null;
  /** @type {ColourBy} */
  #colourBy = "bikes";
  /** @type {string | null} */
  #postcode = null;
  /** @type {string | null} */
  #station = null;
  /** What the tip describes. @type {Thing | null} */
  #told = null;
  #frame = 0;

  /**
   * @param {Store} store
   * @param {Reader} reader
   * @param {(postcode: string) => void} openPostcode
   */
  constructor(store, reader, openPostcode) {
    this.#store = store;
    this.#reader = reader;
    this.#openPostcode = openPostcode;
    this.#names = new MapNames(this.#stage, store, reader, {
      focused: (thing, place) => {
        this.#camera.reveal(place);
        this.#tell(thing, toScreen(this.#camera.viewport, place));
      },
      left: () => this.#tell(null),
      chosen: (thing) => this.#open(thing),
    });
    this.#listen();
    showLegend(this.#colourBy, reader);
    this.#placeStations();
    new ResizeObserver(([{ contentRect }]) => this.#camera.setSize(contentRect)).observe(
      this.#stage,
    );
  }

  /**
   * Draws what has changed.
   *
   * @param {Changes} changes
   */
  update(changes) {
    if (changes.places) {
      this.#placeStations();
    }
    if (changes.postcodes.size > 0 || changes.stations.size > 0) {
      this.#names.update(changes);
      if (this.#told !== null) {
        this.#tip.fill(this.#names.sentences(this.#told));
      }
      this.#paintSoon();
    }
  }

  /**
   * Marks the open postcode, and moves the map if it is out of sight.
   *
   * @param {string | null} postcode
   */
  select(postcode) {
    this.#postcode = postcode;
    if (this.#store.stations.get(this.#station ?? "")?.postcode !== postcode) {
      this.#station = null;
    }
    this.#names.nameStations(this.#layout, postcode);
    const area = this.#layout?.areas.get(postcode ?? "");
    if (area !== undefined && this.#station === null) {
      this.#camera.reveal(area.middle);
    }
    this.#paintSoon();
  }

  /**
   * Marks a station and zooms in to it.
   *
   * @param {string} code
   */
  showStation(code) {
    this.#station = code;
    const point = this.#layout?.points.find((candidate) => candidate.code === code);
    if (point !== undefined) {
      this.#camera.goTo(point, STATION_ZOOM);
    }
  }

  /** Redraws in the colours of the current theme. */
  restyle() {
    this.#painter.restyle();
    this.#paintSoon();
  }

  #listen() {
    listen(this.#stage, {
      pan: (dx, dy) => this.#camera.pan(dx, dy),
      zoom: (factor, place) => {
        this.#tell(null);
        return this.#camera.zoom(factor, place);
      },
      point: (place) => {
        const thing = place && this.#at(place);
        this.#stage.classList.toggle("pointing", thing !== null);
        this.#tell(thing, place ?? undefined);
      },
      tap: (place) => {
        const thing = this.#at(place);
        if (thing !== null) {
          this.#open(thing);
        }
      },
    });
    this.#stage.addEventListener("keydown", (event) => this.#press(event));
    for (const button of find(".map-buttons", HTMLElement).querySelectorAll("button")) {
      button.addEventListener("click", () => this.#zoomBy(button.dataset.zoom));
    }
    find('[data-test="colour-by"]', HTMLElement).addEventListener("change", (event) => {
      if (event.target instanceof HTMLInputElement) {
        this.#colourBy = event.target.value === "electric" ? "electric" : "bikes";
        showLegend(this.#colourBy, this.#reader);
        this.#paintSoon();
      }
    });
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return; // Ctrl and + are the browser's own zoom.
    }
    /** @type {Record<string, () => void>} */
    const keys = {
      ArrowLeft: () => this.#camera.pan(KEY_PAN_PIXELS, 0),
      ArrowRight: () => this.#camera.pan(-KEY_PAN_PIXELS, 0),
      ArrowUp: () => this.#camera.pan(0, KEY_PAN_PIXELS),
      ArrowDown: () => this.#camera.pan(0, -KEY_PAN_PIXELS),
      "+": () => this.#zoomBy("in"),
      "=": () => this.#zoomBy("in"),
      "-": () => this.#zoomBy("out"),
      0: () => this.#zoomBy("reset"),
      Escape: () => this.#tell(null),
    };
    if (Object.hasOwn(keys, event.key)) {
      event.preventDefault();
      keys[event.key]();
    }
  }

  /** @param {string | undefined} way */
  #zoomBy(way) {
    if (way === "reset") {
      this.#camera.reset();
    } else {
      this.#camera.zoom(way === "in" ? BUTTON_ZOOM : 1 / BUTTON_ZOOM);
    }
  }

  /** @param {Thing} thing */
  #open({ postcode, code }) {
    this.#station = code;
    this.#paintSoon();
    this.#openPostcode(postcode);
  }

  /**
   * @param {{x: number, y: number}} place on the stage
   * @returns {Thing | null} what is there
   */
  #at(place) {
    const { x, y } = toWorld(this.#camera.viewport, place);
    const point = this.#layout?.nearest(x, y) ?? null;
    if (point === null) {
      return null;
    }
    const dot = toScreen(this.#camera.viewport, point);
    const isStation =
      this.#painter.radius(this.#camera.zoomed) >= LEAST_RADIUS_TO_HIT &&
      Math.hypot(dot.x - place.x, dot.y - place.y) <= NEAR_PIXELS;
    return { postcode: point.postcode, code: isStation ? point.code : null };
  }

  /**
   * Shows the tip of a thing at a place, or none.
   *
   * @param {Thing | null} thing
   * @param {{x: number, y: number}} [place]
   */
  #tell(thing, place) {
    this.#told = thing;
    if (thing === null || place === undefined) {
      this.#tip.hide();
    } else {
      this.#tip.fill(this.#names.sentences(thing));
      this.#tip.showAt(place, this.#camera.size);
    }
  }

  /** Computes the layout again after stations came, went or moved. */
  #placeStations() {
    this.#layout = layOut(this.#store.stations.values());
    this.#painter.setLayout(this.#layout);
    this.#names.nameAreas(this.#layout);
    this.#names.nameStations(this.#layout, this.#postcode);
    this.#stage.hidden = this.#layout === null;
    this.#message.hidden = this.#layout !== null;
    if (this.#store.stations.size > 0) {
      showText(this.#message, this.#reader.say("map.no-places"));
    }
    this.#camera.setExtent(this.#layout?.extent);
    if (this.#layout !== null) {
      const { left, right, top, bottom } = this.#layout.extent;
      const shape = Math.max(TALLEST, Math.min(WIDEST, (right - left) / (bottom - top)));
      find(".map-frame", HTMLElement).style.setProperty("--map-shape", shape.toFixed(2));
    }
  }

  #moved() {
    // With the whole map in sight a finger scrolls the page; otherwise it moves the map.
    this.#stage.classList.toggle("zoomed", this.#camera.zoomed > 1);
    this.#paintSoon();
  }

  #paintSoon() {
    if (this.#frame === 0) {
      this.#frame = requestAnimationFrame(() => {
        this.#frame = 0;
        this.#paint();
      });
    }
  }

  #paint() {
    const { viewport, size, zoomed } = this.#camera;
    if (size.width === 0 || this.#layout === null) {
      return;
    }
    const { postcodes, stations } = this.#store;
    /** @param {Parameters<typeof shareOf>[0] | undefined} counts */
    const step = (counts) => (counts === undefined ? -1 : stepOf(shareOf(counts, this.#colourBy)));
    this.#painter.paint(viewport, zoomed, size, {
      areaStep: (postcode) => step(postcodes.get(postcode)),
      stationStep: (code) => step(stations.get(code)),
      rents: (code) => stations.get(code)?.rentable ?? true,
      postcode: this.#postcode,
      station: this.#station,
    });
    this.#names.place(viewport, size);
  }
}
