/**
 * The postcode that an address opens.
 *
 * @param {string} hash the part of the address that starts with #
 * @returns {string | null | undefined} null for the overview, undefined if the hash is not a view
 *     but an anchor on the page, such as a skip link's
 */
export function postcodeOf(hash) {
  if (hash === "" || hash === "#" || hash === "#/") {
    return null;
  }
  const named = /^#\/([^/]+)\/?$/.exec(hash);
  return named === null ? undefined : decoded(named[1]);
}

/**
 * @param {string} postcode
 * @returns {string} the address of its view
 */
export function addressOf(postcode) {
  return `#/${encodeURIComponent(postcode)}`;
}

/**
 * Calls back with the postcode of the address, now and whenever it changes.
 *
 * @param {(postcode: string | null) => void} onView
 */
export function watchAddress(onView) {
  const look = () => {
    const postcode = postcodeOf(location.hash);
    if (postcode !== undefined) {
      onView(postcode);
    }
  };
  addEventListener("hashchange", look);
  look();
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // Somebody typed a stray %; the view will say that there is no such postcode.
  }
}
