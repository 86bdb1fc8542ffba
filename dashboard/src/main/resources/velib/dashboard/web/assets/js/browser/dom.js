/**
 * Finds an element that index.html is known to have.
 *
 * @template {Element} T
 * @param {string} selector
 * @param {new () => T} type
 * @param {ParentNode} [root]
 * @returns {T}
 */
export function find(selector, type, root = document) {
  const found = root.querySelector(selector);
  if (!(found instanceof type)) {
    throw new Error(`index.html has no ${type.name} at ${selector}`);
  }
  return found;
}

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string>} [attributes]
 * @param {...(Node | string)} content
 * @returns {HTMLElementTagNameMap[K]}
 */
export function create(tag, attributes = {}, ...content) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    element.setAttribute(name, value);
  }
  element.append(...content);
  return element;
}

/**
 * @param {string} tag
 * @param {Record<string, string>} [attributes]
 * @returns {SVGElement}
 */
export function createSvg(tag, attributes = {}) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) {
    element.setAttribute(name, value);
  }
  return element;
}

/**
 * Writes a text if it differs from the current one: writing the same text would cost a layout.
 *
 * @param {Element} element
 * @param {string} text
 * @returns {boolean} whether it differed
 */
export function showText(element, text) {
  if (element.textContent === text) {
    return false;
  }
  element.textContent = text;
  return true;
}

/**
 * Writes a number and highlights it for a moment if it changed.
 *
 * @param {HTMLElement} element
 * @param {number} value
 * @param {string} text the number as the reader writes it
 */
export function showNumber(element, value, text) {
  const before = element.dataset.value;
  if (before === String(value)) {
    return;
  }
  element.dataset.value = String(value);
  showText(element, text);
  if (before !== undefined) {
    highlight(element);
  }
}

const stillness = matchMedia("(prefers-reduced-motion: reduce)");

/** @param {HTMLElement} element */
function highlight(element) {
  if (!stillness.matches) {
    element.animate(
      [{ backgroundColor: "var(--highlight)" }, { backgroundColor: "transparent" }],
      { duration: 1_200, easing: "ease-out" },
    );
  }
}

/**
 * The colour of a custom property in the current theme, in a form that a canvas understands.
 *
 * @param {string} property
 * @returns {string}
 */
export function colourOf(property) {
  // Reading the property itself would return its text, light-dark() included. The colour of an
  // element is always resolved.
  const probe = create("span");
  probe.style.color = `var(${property})`;
  document.body.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}
