import assert from "node:assert/strict";
import sinon from "sinon";
import { Compose } from "../../../sandbox/web/page/compose.js";
import { matchesName, mentionQuery } from "../../../sandbox/web/page/mention-picker.js";
import { inBrowser } from "./in-browser.ts";
import { button, field, key, settled, type } from "./in-page.ts";

const commands = [{ title: "help", description: "What I can do" }];

function composing(options: { needsMention: boolean; sending?: Promise<unknown> }) {
  const send = sinon.spy((_text: string, _mentionBot: boolean) => options.sending ?? Promise.resolve());
  const onClose = sinon.spy();
  const compose = new Compose({ label: "New post", botName: "Guestlist", commands, needsMention: options.needsMention, send, onClose });
  document.body.append(compose.element);
  const part = (selector: string): Element => compose.element.querySelector(selector) ?? document.body;
  return { compose, send, onClose, text: field("New post"), part, isShown: (selector: string) => !part(selector).hasAttribute("hidden") };
}

describe("Compose", () => {
  inBrowser();

  it("sends with Enter, not with Shift and Enter, and empties the box", async () => {
    const { text, send } = composing({ needsMention: false });
    type(text, " hi ");
    assert.equal(key(text, "Enter", { shiftKey: true }), false);
    assert.equal(key(text, "Enter"), true);
    await settled();
    assert.deepEqual([send.args, text.value], [[["hi", false]], ""]);
  });

  it("leaves Enter to an input method that is composing", () => {
    const { text, send } = composing({ needsMention: false });
    type(text, "に");
    assert.deepEqual([key(text, "Enter", { isComposing: true }), send.callCount], [false, 0]);
  });

  it("sends nothing that is empty", async () => {
    const { send } = composing({ needsMention: false });
    button("Send").click();
    await settled();
    assert.equal(send.callCount, 0);
  });

  it("keeps the text that could not be sent, and says why until one types", async () => {
    const { text, part } = composing({ needsMention: false, sending: Promise.reject(new Error("Nobody is there")) });
    type(text, "hi");
    key(text, "Enter");
    await settled();
    assert.deepEqual(
      [part("[role=alert]").textContent, text.value, text.readOnly],
      ["Your message was not sent: Nobody is there", "hi", false],
    );
    type(text, "hi!");
    assert.equal(part("[role=alert]").textContent, "");
  });

  it("offers the commands in a chat while the box is empty", () => {
    const { text, isShown } = composing({ needsMention: false });
    assert.equal(isShown(".commands"), true);
    button("help").click();
    assert.deepEqual([text.value, isShown(".commands"), document.activeElement === text], ["help", false, true]);
  });

  it("tells in a channel that the bot must be mentioned, and offers the commands after that", () => {
    const { part, isShown } = composing({ needsMention: true });
    assert.deepEqual([part(".compose-hint").textContent, isShown(".commands")], ["Guestlist sees only messages that @mention it.", false]);
    button("Mention Guestlist").click();
    assert.deepEqual([part(".compose-hint").textContent, isShown(".commands")], ["", true]);
  });

  it("mentions by @ and Enter, and sends the rest as text", async () => {
    const { text, send, isShown } = composing({ needsMention: true });
    type(text, "hello @gu");
    assert.deepEqual([isShown("[role=listbox]"), text.getAttribute("aria-activedescendant") !== null], [true, true]);
    assert.deepEqual([key(text, "ArrowDown"), key(text, "x")], [true, false]);
    assert.equal(key(text, "Enter"), true);
    assert.deepEqual([isShown("[role=listbox]"), text.value], [false, "hello "]);
    key(text, "Enter");
    await settled();
    assert.deepEqual(send.args, [["hello", true]]);
  });

  it("mentions by a click and by Tab too", () => {
    for (const pick of [(text: HTMLElement) => key(text, "Tab"), () => document.querySelector<HTMLElement>("[role=option]")?.click()]) {
      document.body.replaceChildren();
      const { text } = composing({ needsMention: true });
      type(text, "@");
      pick(text);
      assert.equal(button("Remove mention of Guestlist").textContent, "Guestlist");
    }
  });

  it("closes the list with Escape and when the box is left", () => {
    const { text, isShown } = composing({ needsMention: true });
    type(text, "@");
    key(text, "Escape");
    assert.equal(isShown("[role=listbox]"), false);
    type(text, "@g");
    text.dispatchEvent(new Event("blur"));
    assert.equal(isShown("[role=listbox]"), false);
    const press = new Event("pointerdown", { cancelable: true });
    assert.equal(document.querySelector("[role=option]")?.dispatchEvent(press), false);
  });

  it("takes the mention back with Backspace at the start, or with its button", () => {
    const { text, part } = composing({ needsMention: true });
    for (const remove of [() => key(text, "Backspace"), () => button("Remove mention of Guestlist").click()]) {
      button("Mention Guestlist").click();
      remove();
      assert.equal(part(".compose-chips").childElementCount, 0);
    }
    assert.equal(key(text, "Backspace"), false);
  });

  it("closes with Escape when it is empty", () => {
    const { text, onClose } = composing({ needsMention: true });
    type(text, "x");
    key(text, "Escape");
    assert.equal(onClose.callCount, 0);
    type(text, "");
    key(text, "Escape");
    assert.equal(onClose.callCount, 1);
  });
});

describe("mentionQuery", () => {
  it("finds the @ before the caret that starts a word", () => {
    assert.deepEqual(mentionQuery("hi @gu there", 6), { start: 3, query: "gu" });
    assert.deepEqual(mentionQuery("@", 1), { start: 0, query: "" });
    assert.deepEqual([mentionQuery("sam@fabrikam", 12), mentionQuery("@a b", 4), mentionQuery("", 0)], [null, null, null]);
  });
});

describe("matchesName", () => {
  it("compares the beginning, whatever the case", () => {
    assert.deepEqual([matchesName("GU", "Guestlist"), matchesName("list", "Guestlist")], [true, false]);
  });
});
