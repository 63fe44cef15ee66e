import assert from "node:assert/strict";
import { disclosure } from "../../../../../sandbox/web/page/common/disclosure.js";
import { inBrowser } from "../in-browser.ts";
import { key } from "../in-page.ts";

function opened() {
  const menu = document.createElement("div");
  menu.innerHTML = "<button>One</button><button>Two</button>";
  const outside = document.createElement("button");
  const details = disclosure("App", menu);
  document.body.append(details, outside);
  details.open = true;
  const [one, two] = menu.querySelectorAll("button");
  assert.ok(one && two);
  one.focus();
  return { details, one, two, outside };
}

describe("disclosure", () => {
  inBrowser();

  it("closes with Escape, and returns the focus to its button", () => {
    const { details, one } = opened();
    key(one, "Tab");
    assert.equal(details.open, true);
    key(one, "Escape");
    assert.deepEqual([details.open, document.activeElement?.textContent], [false, "App"]);
  });

  it("closes when the focus leaves it, but not when the focus moves in it", () => {
    const { details, two, outside } = opened();
    two.focus();
    two.blur();
    assert.equal(details.open, true);
    two.focus();
    outside.focus();
    assert.equal(details.open, false);
  });
});
