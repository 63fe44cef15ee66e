import assert from "node:assert/strict";
import sinon from "sinon";
import { accepted, acceptedBefore, declined, reviewPermissions, unusable } from "../../../../../sandbox/web/page/redeem/redeem-view.js";
import { inBrowser } from "../in-browser.ts";
import { button } from "../in-page.ts";
import { redemption } from "../views.ts";

const show = (parts: Node[]): string => {
  document.body.replaceChildren(...parts);
  return document.querySelector("h1")?.textContent ?? "";
};

describe("reviewPermissions", () => {
  inBrowser();

  it("says who asks for what, and shows the choices", () => {
    const on = { accept: sinon.spy(), decline: sinon.spy(), chooseAccount: sinon.spy(), block: sinon.spy() };
    assert.equal(show(reviewPermissions(redemption(), "sam@fabrikam.com", "contoso.com", on)), "Review permissions");
    assert.equal(document.querySelector(".redeem-tenant")?.textContent, "Contosocontoso.com");
    for (const name of ["Accept", "Cancel", "Use another account", "Block future invitations from Contoso"]) button(name).click();
    assert.deepEqual(
      Object.values(on).map(({ callCount }) => callCount),
      [1, 1, 1, 1],
    );
  });
});

describe("what follows", () => {
  inBrowser();

  it("links onward after acceptance, without leaving by itself", () => {
    assert.equal(show(accepted(redemption())), "You're in");
    assert.equal(button("Continue to myapps.microsoft.com").getAttribute("href"), redemption().redirectUrl);
    assert.equal(show(acceptedBefore(redemption({ redirectUrl: "odd" }))), "You accepted this invitation already");
    assert.equal(button("Continue to odd").getAttribute("rel"), "noreferrer");
  });

  it("links back after a refusal", () => {
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
