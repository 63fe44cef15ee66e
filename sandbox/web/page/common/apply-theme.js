// Loaded before anything is painted, so that a dark page never flashes white. theme.js knows the same key.
document.documentElement.dataset["theme"] = localStorage.getItem("sandbox.theme") ?? "system";
