// A classic script that runs before the first paint: a module would run after it, and a reader who
// chose the dark theme would see a white flash at each visit.
(() => {
  try {
    const theme = localStorage.getItem("velib-theme");
    if (theme === "light" || theme === "dark") {
      document.documentElement.dataset.theme = theme;
    }
  } catch {
    // If storage is switched off, the system's theme is used.
  }
})();
