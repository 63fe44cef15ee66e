import assert from "node:assert/strict";
import sinon from "sinon";
import type { SignInView } from "../../../../../sandbox/page-api/teams-api.ts";
import { failed, signedIn, signInForm } from "../../../../../sandbox/web/page/sign-in/sign-in-view.js";
import { inBrowser } from "../in-browser.ts";
import { button } from "../in-page.ts";

const people = [
  { id: "adele", name: "Adele Vance", userPrincipalName: "AdeleV@contoso.com" },
  { id: "megan", name: "Megan Bowen", userPrincipalName: "MeganB@contoso.com" },
];

function form(changes: Partial<SignInView> = {}, me = "megan") {
  const answer = sinon.spy();
  document.body.append(...signInForm({ signin: "s", appName: "Guestlist", consent: [], people, ...changes }, me, answer));
  return answer;
}

describe("signInForm", () => {
  inBrowser();

  it("signs in the chosen person, by default the tab's", () => {
    const answer = form();
    button("Sign in").click();
    document.querySelectorAll("input")[0]?.click();
    button("Sign in").click();
    assert.deepEqual(answer.args, [
      ["megan", true],
      ["adele", true],
    ]);
  });

  it("asks for consent if it is needed, and accepts a refusal", () => {
    const answer = form({ consent: ["Access this app as you"] });
    assert.match(document.body.textContent, /Guestlist asks for these permissions:Access this app as you/);
    button("Cancel").click();
    button("Accept").click();
    assert.deepEqual(answer.args, [
      ["megan", false],
      ["megan", true],
    ]);
  });

  it("signs in nobody without a choice", () => {
    const answer = form({ consent: ["Access"] }, "");
    button("Cancel").click();
    assert.equal(answer.callCount, 0);
  });
});

describe("what follows a sign-in", () => {
  inBrowser();

  it("shows the code, or the reason for its absence", () => {
    document.body.append(...signedIn("123456"), ...failed("It was used already."));
    assert.match(document.body.textContent, /You are signed in.*123456.*That did not work.*It was used already\./);
  });
});
