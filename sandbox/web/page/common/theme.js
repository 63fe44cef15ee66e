const KEY = "sandbox.theme";
const THEMES = ["system", "light", "dark"];

/** @returns {string} the theme that was last chosen in this browser */
export function savedTheme() {
  const saved = localStorage.getItem(KEY) ?? "";
  return THEMES.includes(saved) ? saved : "system";
}

/**
 * Applies a theme to the page; by default the saved one.
 *
 * @param {string} [theme] "system", "light" or "dark"
 */
export function applyTheme(theme = savedTheme()) {
  document.documentElement.dataset["theme"] = theme;
}

/** @param {string} theme */
export function chooseTheme(theme) {
  localStorage.setItem(KEY, theme);
  applyTheme(theme);
}
