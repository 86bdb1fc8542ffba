/**
 * Something that can be searched for.
 *
 * @typedef {object} Entry
 * @property {string} postcode
 * @property {string | null} code of a station, null for the postcode itself
 * @property {string} name
 */

/** @typedef {Entry & {folded: string, words: string[]}} IndexedEntry */

/**
 * @param {Entry[]} entries
 * @returns {IndexedEntry[]}
 */
export function index(entries) {
  return entries.map((entry) => {
    const folded = fold(entry.name);
    return { ...entry, folded, words: folded.split(/[^\p{L}\p{N}]+/u) };
  });
}

/**
 * The entries that match a query, best first: by postcode, by station code, then by the words of a
 * station's name in any order. Accents and case do not matter: "eglise" finds "Église".
 *
 * @param {string} query
 * @param {IndexedEntry[]} entries
 * @param {number} most
 * @returns {IndexedEntry[]}
 */
export function matches(query, entries, most) {
  const folded = fold(query).trim();
  if (folded === "") {
    return [];
  }
  return entries
    .map((entry) => ({ entry, rank: rankOf(folded, entry) }))
    .filter(({ rank }) => rank < NO_MATCH)
    .sort((a, b) => a.rank - b.rank || a.entry.name.localeCompare(b.entry.name))
    .slice(0, most)
    .map(({ entry }) => entry);
}

const NO_MATCH = 9;

/**
 * @param {string} query
 * @param {IndexedEntry} entry
 */
function rankOf(query, { code, postcode, folded, words }) {
  if (code === null) {
    return postcode.startsWith(query) ? 0 : NO_MATCH;
  }
  if (code === query) {
    return 1;
  }
  if (code.startsWith(query)) {
    return 2;
  }
  if (folded.startsWith(query)) {
    return 3;
  }
  const wanted = query.split(/\s+/);
  if (wanted.every((part) => words.some((word) => word.startsWith(part)))) {
    return 4;
  }
  return wanted.every((part) => folded.includes(part)) ? 5 : NO_MATCH;
}

/** @param {string} text */
function fold(text) {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase();
}
