import assert from "node:assert/strict";
import { isA } from "../../../../../sandbox/web/page/story/is-a.js";
import { inBrowser } from "../in-browser.ts";

describe("isA", () => {
  inBrowser();

  it("recognises elements of this page and of a frame by their class", () => {
    const frame = document.body.appendChild(document.createElement("iframe"));
    for (const place of [document, frame.contentDocument]) {
      const button = place?.createElement("button");
      assert.deepEqual([isA(button, HTMLElement), isA(button, HTMLButtonElement), isA(button, HTMLInputElement)], [true, true, false]);
    }
    assert.equal(isA(null, HTMLElement), false);
  });
});
