import assert from "node:assert/strict";
import { avatar, hueOf, initials } from "../../../../../sandbox/web/page/common/avatar.js";
import { inBrowser } from "../in-browser.ts";

describe("initials", () => {
  it("takes the first letters of the first and the last name", () => {
    const names = ["Adele Vance", "Guestlist", "maría de la cruz", "Sam (External)", "", "𝒜da Æsir"];
    assert.deepEqual(names.map(initials), ["AV", "G", "MC", "S", "?", "𝒜Æ"]);
  });
});

describe("avatar", () => {
  inBrowser();

  it("is a decoration with a colour of its own", () => {
    const picture = avatar("Guestlist", "bot");
    assert.equal(picture.outerHTML, `<span class="avatar avatar-bot hue-${hueOf("Guestlist")}" aria-hidden="true">G</span>`);
  });
});
