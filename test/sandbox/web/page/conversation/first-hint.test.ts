import assert from "node:assert/strict";
import { firstHint, hintBelowList } from "../../../../../sandbox/web/page/conversation/first-hint.js";
import { inBrowser } from "../in-browser.ts";
import { button } from "../in-page.ts";
import { tenant } from "../views.ts";

const invite = { title: "invite a partner", description: "", scopes: [] };
const weather = { title: "weather", description: "", scopes: [] };

describe("firstHint", () => {
  inBrowser();

  it("offers the tour and the first command", () => {
    const hint = firstHint(tenant({ commands: [weather, invite] }));
    assert.equal(button("Show me the whole life of an invitation", hint).getAttribute("href"), "/?story");
    assert.match(hint.querySelector("li")?.textContent ?? "", /^Write “invite a partner” to Guestlist, in its chat/);
  });

  it("offers the tour of an approval for a bot with approvals", () => {
    const hint = firstHint(tenant({ commands: [invite, { ...weather, title: "use this channel for approvals" }] }));
    assert.equal(button("Show me an approval", hint).getAttribute("href"), "/?story=approval");
  });

  it("offers no tour for a bot that invites nobody", () => {
    const hint = firstHint(tenant({ commands: [weather] }));
    assert.deepEqual([hint.querySelector("a"), hint.querySelector("li")?.textContent.includes("“weather”")], [null, true]);
    assert.match(firstHint(tenant({ commands: [] })).textContent, /Write “hello”/);
  });
});

describe("hintBelowList", () => {
  inBrowser();
  afterEach(() => Reflect.deleteProperty(globalThis, "matchMedia"));

  const showOn = (phone: boolean): string => {
    document.body.innerHTML = '<div id="begin"></div>';
    Object.assign(globalThis, { matchMedia: () => ({ matches: phone }) });
    hintBelowList(tenant({ commands: [invite] }));
    return document.body.textContent;
  };

  it("is there on a phone only, until somebody opens something", () => {
    assert.equal(showOn(false), "");
    assert.match(showOn(true), /New here\?/);
    window.dispatchEvent(new Event("hashchange"));
    assert.deepEqual([document.body.textContent, showOn(true)], ["", ""]);
  });
});
