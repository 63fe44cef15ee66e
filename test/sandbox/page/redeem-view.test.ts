import assert from "node:assert/strict";
import sinon from "sinon";
import { accepted, acceptedBefore, declined, reviewPermissions, unusable } from "../../../sandbox/web/page/redeem-view.js";
import { inBrowser } from "./in-browser.ts";
import { button } from "./in-page.ts";
import { redemption } from "./views.ts";

const show = (parts: Node[]): string => {
  document.body.replaceChildren(...parts);
  return document.querySelector("h1")?.textContent ?? "";
};

describe("reviewPermissions", () => {
  inBrowser();

  it("says who asks for what, and lets one accept or cancel", () => {
    const [accept, cancel] = [sinon.spy(), sinon.spy()];
    assert.equal(show(reviewPermissions(redemption(), "contoso.com", { accept, cancel })), "Review permissions");
    assert.equal(document.querySelector(".redeem-tenant")?.textContent, "Contosocontoso.com");
    button("Accept").click();
    button("Cancel").click();
    assert.deepEqual([accept.callCount, cancel.callCount], [1, 1]);
  });
});

describe("what follows", () => {
  inBrowser();

  it("leads on after acceptance, without leaving by itself", () => {
    assert.equal(show(accepted(redemption())), "You're in");
    assert.equal(button("Continue to myapps.microsoft.com").getAttribute("href"), redemption().redirectUrl);
    assert.equal(show(acceptedBefore(redemption({ redirectUrl: "odd" }))), "You accepted this invitation already");
    assert.equal(button("Continue to odd").getAttribute("rel"), "noreferrer");
  });

  it("leads back after a refusal", () => {
    const back = sinon.spy();
    assert.equal(show(declined("Contoso", back)), "You did not accept");
    button("Go back").click();
    assert.equal(back.callCount, 1);
  });

  it("says why an invitation can't be used", () => {
    assert.equal(show(unusable("It was withdrawn.")), "This invitation can't be used");
    assert.equal(document.querySelector("p")?.textContent, "It was withdrawn.");
  });
});
