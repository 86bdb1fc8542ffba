import { texts } from "./texts.js";

/** @typedef {keyof typeof texts} Language */
/** @typedef {keyof typeof texts.en} TextKey */
/** @typedef {Record<string, string | number>} Values */

/**
 * Says a text in the reader's language.
 *
 * @callback Say
 * @param {TextKey} key
 * @param {Values} [values] the values for the placeholders of the text
 * @returns {string}
 */

/**
 * The reader's language and locale. ?lang= overrides the browser's choice.
 *
 * @param {string} query the part of the address that starts with ?
 * @param {readonly string[]} wished the locales that the browser asks for, best first
 * @returns {{language: Language, locale: string}}
 */
export function chooseLanguage(query, wished) {
  const asked = new URLSearchParams(query).get("lang") ?? "";
  const locales = [asked, ...wished].filter((locale) => isSpoken(languageOf(locale)));
  const language = locales.length === 0 ? "en" : languageOf(locales[0]);
  // Somebody from Canada who asks for ?lang=fr still wants Canadian dates.
  const locale = wished.find((wish) => languageOf(wish) === language) ?? language;
  return { language: isSpoken(language) ? language : "en", locale };
}

/**
 * @param {Language} language
 * @returns {Language} the one that the page offers instead
 */
export function otherLanguage(language) {
  return language === "fr" ? "en" : "fr";
}

/**
 * @param {Language} language
 * @returns {Say}
 */
export function speak(language) {
  return (key, values = {}) =>
    texts[language][key].replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place));
}

/**
 * @param {Language} language
 * @param {number} count
 * @returns {"one" | "other"} the form of a text for a count: French says "0 vélo", English "0 bikes"
 */
export function formFor(language, count) {
  return new Intl.PluralRules(language).select(count) === "one" ? "one" : "other";
}

/**
 * Translates the English texts of index.html.
 *
 * @param {Document} page
 * @param {Language} language
 */
export function translatePage(page, language) {
  const say = speak(language);
  page.documentElement.lang = language;
  for (const element of page.querySelectorAll("[data-say]")) {
    element.textContent = say(keyOf(element, "data-say"));
  }
  for (const element of page.querySelectorAll("[data-say-label]")) {
    element.setAttribute("aria-label", say(keyOf(element, "data-say-label")));
  }
  for (const element of page.querySelectorAll("[data-say-placeholder]")) {
    element.setAttribute("placeholder", say(keyOf(element, "data-say-placeholder")));
  }
}

/**
 * @param {Element} element
 * @param {string} attribute
 * @returns {TextKey}
 */
function keyOf(element, attribute) {
  return /** @type {TextKey} */ (element.getAttribute(attribute));
}

/** @param {string} locale */
function languageOf(locale) {
  return locale.split("-")[0].toLowerCase();
}

/**
 * @param {string} language
 * @returns {language is Language}
 */
function isSpoken(language) {
  return Object.hasOwn(texts, language);
}
