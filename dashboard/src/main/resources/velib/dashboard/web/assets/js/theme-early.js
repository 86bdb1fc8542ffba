// A classic script that runs before the first paint: a module would run after it, and a reader who
// chose the dark theme would see a white flash at each visit.
(() => {
  try {
    const theme = localStorage.getItem("velib-theme");
    if (theme === "light" || theme === "dark") {
      document.documentElement.dataset.theme = theme;
    }
  } catch {
    // Storage may be switched off; the system's theme is then the theme.
  }
})();
