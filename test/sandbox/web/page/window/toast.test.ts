import assert from "node:assert/strict";
import sinon from "sinon";
import { isForMe, showToast } from "../../../../../sandbox/web/page/window/toast.js";
import { inBrowser } from "../in-browser.ts";
import { button } from "../in-page.ts";
import { bot, channel, conversation, message } from "../views.ts";

const mentions = [{ text: "<at>Adele</at>", name: "Adele", isMe: true }];

describe("isForMe", () => {
  it("is true for messages of others in chats, but not for mentions, which the feed shows", () => {
    const calls = [
      isForMe(message(), conversation(), "adele"),
      isForMe(message({ mentions }), conversation({ kind: "groupChat" }), "adele"),
      isForMe(message(), channel(), "adele"),
      isForMe(message(), undefined, "adele"),
      isForMe(message({ from: { ...bot, id: "adele" } }), conversation(), "adele"),
    ];
    assert.deepEqual(calls, [true, false, false, false, false]);
  });
});

describe("showToast", () => {
  inBrowser();
  let clock: sinon.SinonFakeTimers;

  beforeEach(() => {
    clock = sinon.useFakeTimers({ toFake: ["setTimeout"] });
    document.body.innerHTML = '<div id="toasts"></div>';
  });
  afterEach(() => clock.restore());

  const toasts = (): string[] => [...document.querySelectorAll(".toast-words")].map(({ textContent }) => textContent);

  it("says what arrived where, and disappears after a while", () => {
    showToast(message({ text: "<at>Adele</at> **Sam** accepted" }), "General", "#general");
    showToast(message({ text: "", from: { id: "m", name: "Megan Bowen", isBot: false } }), "Guestlist", "#chat");
    assert.deepEqual(toasts(), ["Guestlist in GeneralAdele Sam accepted", "Megan Bowen in GuestlistSent a card"]);
    clock.tick(8_000);
    assert.deepEqual(toasts(), []);
  });

  it("stays while the pointer or the focus is on it", () => {
    showToast(message(), "General", "#general");
    button("Dismiss notification").focus();
    clock.tick(8_000);
    assert.equal(toasts().length, 1);
    button("Dismiss notification").blur();
    clock.tick(8_000);
    assert.equal(toasts().length, 0);
  });

  it("disappears when it is dismissed or followed", () => {
    for (const selector of [".close", ".toast-link"]) {
      showToast(message(), "General", "#general");
      document.querySelector<HTMLElement>(selector)?.click();
      assert.deepEqual(toasts(), []);
    }
  });
});
