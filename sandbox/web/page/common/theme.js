const KEY = "sandbox.theme";
const THEMES = ["system", "light", "dark"];

/** @returns {string} the theme that was chosen in this browser */
export function savedTheme() {
  const saved = localStorage.getItem(KEY) ?? "";
  return THEMES.includes(saved) ? saved : "system";
}

/**
 * Puts a theme on the page; without one, the one chosen before.
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
