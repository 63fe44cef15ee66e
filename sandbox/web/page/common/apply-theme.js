// Loaded before the first paint, so that a dark page never flashes white. theme.js uses the same key.
document.documentElement.dataset["theme"] = localStorage.getItem("sandbox.theme") ?? "system";
