import assert from "node:assert/strict";
import sinon from "sinon";
import { appBar } from "../../../../../sandbox/web/page/conversation/app-bar.js";
import { inBrowser } from "../in-browser.ts";
import { button } from "../in-page.ts";
import { channel, conversation } from "../views.ts";

function barOf(view: ReturnType<typeof conversation>) {
  const change = sinon.spy(async () => {});
  const bar = appBar(change);
  bar.show(view);
  document.body.append(bar.element);
  return { change, names: () => [...bar.element.querySelectorAll("button")].map(({ textContent }) => textContent) };
}

describe("appBar", () => {
  inBrowser();

  it("lets people remove the app, and block it only in their chat", () => {
    assert.deepEqual(barOf(channel()).names(), ["Remove the app"]);
    document.body.replaceChildren();
    const { change, names } = barOf(conversation());
    assert.deepEqual(names(), ["Remove the app", "Block"]);
    button("Remove the app").click();
    button("Block").click();
    assert.deepEqual(change.args, [[{ state: "removed" }], [{ state: "blocked" }]]);
  });

  for (const [app, words] of [
    ["absent", "This app was never added here."],
    ["removed", "The app was taken out: it can't write here."],
    ["blocked", "You blocked this app: it can't write to you."],
  ] as const) {
    it(`says that the app is ${app}, and offers to add it`, () => {
      const { change } = barOf(conversation({ app }));
      assert.ok(document.body.textContent.startsWith(words));
      button("Add").click();
      assert.deepEqual(change.args, [[{ state: "installed" }]]);
    });
  }
});
