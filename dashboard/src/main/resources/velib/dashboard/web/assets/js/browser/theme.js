const KEY = "velib-theme";
const dark = matchMedia("(prefers-color-scheme: dark)");

/** @returns {boolean} by the reader's choice, otherwise by the system's */
function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen === undefined ? dark.matches : chosen === "dark";
}

/**
 * Makes a button switch between light and dark, and remembers what it was switched to.
 *
 * @param {HTMLButtonElement} button
 * @param {() => void} onChange is called whenever the colours are others
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
    // Where storage is switched off the choice lasts until the page is closed.
  }
}
