const KEY = "velib-theme";
const dark = matchMedia("(prefers-color-scheme: dark)");

/** @returns {boolean} whether dark is the reader's choice, or else the system's */
function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen === undefined ? dark.matches : chosen === "dark";
}

/**
 * Makes a button switch between light and dark, and remembers the choice.
 *
 * @param {HTMLButtonElement} button
 * @param {() => void} onChange called whenever the colours change
 */
export function offerThemes(button, onChange) {
  const show = () => button.setAttribute("aria-pressed", String(isDark()));
  button.addEventListener("click", () => {
    const chosen = isDark() ? "light" : "dark";
    document.documentElement.dataset.theme = chosen;
    remember(chosen);
    show();
    onChange();
  });
  dark.addEventListener("change", () => {
    show();
    onChange();
  });
  show();
}

/** @param {string} theme */
function remember(theme) {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // If storage is switched off, the choice lasts until the page is closed.
  }
}
