import assert from "node:assert/strict";
import { applyTheme, chooseTheme, savedTheme } from "../../../../../sandbox/web/page/common/theme.js";
import { inBrowser } from "../in-browser.ts";

describe("chooseTheme", () => {
  inBrowser();

  it("puts the theme on the page and remembers it", () => {
    assert.equal(savedTheme(), "system");
    chooseTheme("dark");
    assert.deepEqual([document.documentElement.dataset["theme"], savedTheme()], ["dark", "dark"]);
  });

  it("uses the system's theme when the saved value is unknown", () => {
    localStorage.setItem("sandbox.theme", "pink");
    applyTheme();
    assert.equal(document.documentElement.dataset["theme"], "system");
  });
});
