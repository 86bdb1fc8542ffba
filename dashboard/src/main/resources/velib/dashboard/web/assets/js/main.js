import { find, showText } from "./browser/dom.js";
import { addressOf, watchAddress } from "./browser/router.js";
import { offerThemes } from "./browser/theme.js";
import { getStations, getTrends } from "./net/api.js";
import { serverNow } from "./net/clock.js";
import { Stream } from "./net/stream.js";
import { Glance } from "./page/glance.js";
import { Health } from "./page/health.js";
import { PostcodeView } from "./page/postcode.js";
import { Search } from "./page/search.js";
import { Views } from "./page/views.js";
import { drawOnFrames } from "./state/frame.js";
import { StationsFeed } from "./state/stations-feed.js";
import { Store } from "./state/store.js";
import { PostcodeTable } from "./table/table.js";
import { Trends } from "./table/trends.js";
import { formatFor } from "./text/format.js";
import { chooseLanguage, otherLanguage, speak, translatePage } from "./text/i18n.js";
import { readerOf } from "./text/reader.js";

/** @import { StationMap } from "./map/map.js" */

/** How long a page may be hidden, as while somebody looks something up, before it disconnects. */
const UNSEEN_MS = 60_000;

// The reader.
const { language, locale } = chooseLanguage(location.search, navigator.languages);
const say = speak(language);
translatePage(document, language);
const reader = readerOf(language, say, formatFor(locale), serverNow);

// What the page knows.
const store = new Store();
const trends = new Trends();
const stationsFeed = new StationsFeed(store, getStations);

// What the page shows.
const glance = new Glance(store, reader);
const health = new Health(store, reader);
const table = new PostcodeTable(store, trends, reader);
const postcodeView = new PostcodeView(store, reader, (code) => map?.showStation(code));
const views = new Views(table, postcodeView, say);
const search = new Search(store, reader, ({ postcode, code }) => {
  openPostcode(postcode);
  if (code !== null) {
    map?.showStation(code);
  }
});
/** @type {StationMap | undefined} */
let map;

// The map has libraries of its own; the first figures do not wait for them.
import("./map/map.js").then(
  ({ StationMap }) => {
    map = new StationMap(store, reader, openPostcode);
    views.setMap(map);
  },
  (failure) => {
    console.warn(failure);
    showText(find(".map-message", HTMLElement), say("map.failed"));
  },
);

drawOnFrames(store, (changes) => {
  if (changes.network) {
    glance.update();
  }
  if (changes.state) {
    health.update();
  }
  table.update(changes);
  search.update(changes);
  postcodeView.update(changes);
  map?.update(changes);
  if (store.ready) {
    window.velibReady = true;
  }
});

// What comes in.
const stream = new Stream(
  "/api/stream",
  {
    totals: (totals) => {
      store.replaceTotals(totals);
      // A stream that starts over has skipped results, and the trend lines lack their points.
      loadTrends();
      postcodeView.reload();
    },
    results: (results) => {
      const atSeconds = Math.floor(Date.parse(results.as_of ?? "") / 1000) || nowSeconds();
      for (const result of results.postcodes) {
        trends.record(result.postcode, result.total_bikes);
        postcodeView.append(result, atSeconds);
      }
      store.mergeResults(results);
    },
    stations: (update) => stationsFeed.received(update),
    state: (state) => store.setState(state),
    places: () => stationsFeed.refresh(),
    opened: () => {
      store.setLost(null);
      stationsFeed.refresh();
    },
    lost: (sinceMs) => store.setLost(sinceMs),
  },
  { now: serverNow },
);
stream.connect();
addEventListener("online", () => stream.connectIfLost());
leaveUnseen();

// What the reader does.
watchAddress((postcode) => views.show(postcode));
offerThemes(find("#theme", HTMLButtonElement), () => {
  map?.restyle();
  postcodeView.restyle();
});
offerOtherLanguage();
find(".skip", HTMLAnchorElement).addEventListener("click", (event) => {
  event.preventDefault(); // The address holds the view, and skipping must not change it.
  find("#main", HTMLElement).focus();
});

// What happens every second.
setInterval(() => {
  health.update();
  postcodeView.tick();
  if (trends.advance(nowSeconds())) {
    table.updateTrends();
  }
}, 1_000);

/**
 * Closes the stream of a page that is hidden or left. A browser allows about six connections to one
 * server for all its tabs, and keeps pages that were left: a page that nobody sees would take one
 * from a page that somebody looks at.
 */
function leaveUnseen() {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let leaving;
  addEventListener("pagehide", () => stream.close());
  addEventListener("pageshow", () => stream.connectIfClosed());
  document.addEventListener("visibilitychange", () => {
    clearTimeout(leaving);
    if (document.hidden) {
      leaving = setTimeout(() => stream.close(), UNSEEN_MS);
    } else {
      stream.connectIfClosed();
    }
  });
}

/** @param {string} postcode */
function openPostcode(postcode) {
  location.hash = addressOf(postcode);
}

async function loadTrends() {
  try {
    trends.replace(await getTrends());
    store.postcodes.forEach(({ total_bikes: bikes }, postcode) => trends.record(postcode, bikes));
    table.updateTrends();
  } catch (failure) {
    console.warn("cannot load the trend lines; the next connection tries again", failure);
  }
}

function offerOtherLanguage() {
  const link = find("#other-language", HTMLAnchorElement);
  const other = otherLanguage(language);
  showText(link, say("page.other-language"));
  link.lang = other;
  link.hreflang = other;
  const keepView = () => {
    link.href = `?lang=${other}${location.hash}`;
  };
  keepView();
  addEventListener("hashchange", keepView);
}

function nowSeconds() {
  return Math.floor(serverNow() / 1000);
}
