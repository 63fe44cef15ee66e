import assert from "node:assert/strict";
import sinon from "sinon";
import type { SendMessage } from "../../../../../sandbox/page-api/api.ts";
import { Compose } from "../../../../../sandbox/web/page/compose/compose.js";
import { matchesName, mentionQuery } from "../../../../../sandbox/web/page/compose/mention-picker.js";
import { inBrowser } from "../in-browser.ts";
import { button, field, key, settled, type } from "../in-page.ts";

const members = [
  { id: "28:bot", name: "Guestlist", isBot: true },
  { id: "megan", name: "Megan Bowen", isBot: false },
  { id: "grady", name: "Grady Archie", isBot: false },
];
const commands = [{ title: "help", description: "What I can do", scopes: ["personal" as const] }];

function composing(options: { needsMention: boolean; sending?: Promise<unknown> }) {
  const send = sinon.spy((_message: Pick<SendMessage, "text" | "mentionBot" | "mentions">) => options.sending ?? Promise.resolve());
  const onClose = sinon.spy();
  const onSent = sinon.spy((_isHeard: boolean) => undefined);
  const typing = sinon.spy();
  const given = { label: "New post", botName: "Guestlist", commands, needsMention: options.needsMention };
  const compose = new Compose({ ...given, members: async () => members, typing, send, onSent, onClose });
  document.body.append(compose.element);
  const part = (selector: string): Element => compose.element.querySelector(selector) ?? document.body;
  return {
    compose,
    send,
    onSent,
    onClose,
    typing,
    text: field("New post"),
    part,
    isShown: (selector: string) => !part(selector).hasAttribute("hidden"),
  };
}

describe("Compose", () => {
  inBrowser();

  it("sends with Enter, not with Shift and Enter, and empties the box", async () => {
    const { text, send } = composing({ needsMention: false });
    type(text, " hi ");
    assert.equal(key(text, "Enter", { shiftKey: true }), false);
    assert.equal(key(text, "Enter"), true);
    await settled();
    assert.deepEqual([send.args, text.value], [[[{ text: "hi", mentions: [], mentionBot: false }]], ""]);
  });

  it("ignores Enter while an input method is composing", () => {
    const { text, send } = composing({ needsMention: false });
    type(text, "に");
    assert.deepEqual([key(text, "Enter", { isComposing: true }), send.callCount], [false, 0]);
  });

  it("doesn't send an empty message", async () => {
    const { send } = composing({ needsMention: false });
    button("Send").click();
    await settled();
    assert.equal(send.callCount, 0);
  });

  it("keeps a text that could not be sent, and shows why until the person types", async () => {
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

  it("says in a channel that the bot must be mentioned, and then offers the commands", () => {
    const { part, isShown } = composing({ needsMention: true });
    assert.deepEqual([part(".compose-hint").textContent, isShown(".commands")], ["Guestlist sees only messages that @mention it.", false]);
    button("Mention Guestlist").click();
    assert.deepEqual([part(".compose-hint").textContent, isShown(".commands")], ["", true]);
  });

  it("mentions by @ and Enter, and sends the rest as text", async () => {
    const { text, send, isShown } = composing({ needsMention: true });
    type(text, "hello @gu");
    await settled();
    assert.deepEqual([isShown("[role=listbox]"), text.getAttribute("aria-activedescendant") !== null], [true, true]);
    assert.deepEqual([key(text, "ArrowDown"), key(text, "x")], [true, false]);
    assert.equal(key(text, "Enter"), true);
    assert.deepEqual([isShown("[role=listbox]"), text.value], [false, "hello "]);
    key(text, "Enter");
    await settled();
    assert.deepEqual(send.args, [[{ text: "hello", mentions: [], mentionBot: true }]]);
  });

  it("also mentions by a click and by Tab", async () => {
    for (const pick of [(text: HTMLElement) => key(text, "Tab"), () => document.querySelector<HTMLElement>("[role=option]")?.click()]) {
      document.body.replaceChildren();
      const { text } = composing({ needsMention: true });
      type(text, "@");
      await settled();
      pick(text);
      assert.equal(button("Remove mention of Guestlist").textContent, "Guestlist");
    }
  });

  it("closes the list with Escape and when the box is left", async () => {
    const { text, isShown } = composing({ needsMention: true });
    type(text, "@");
    await settled();
    key(text, "Escape");
    assert.equal(isShown("[role=listbox]"), false);
    type(text, "@g");
    await settled();
    const press = new Event("pointerdown", { cancelable: true });
    assert.equal(document.querySelector("[role=option]")?.dispatchEvent(press), true);
    assert.equal(document.querySelector("[role=listbox]")?.dispatchEvent(press), false);
    text.dispatchEvent(new Event("blur"));
    assert.equal(isShown("[role=listbox]"), false);
  });

  it("mentions people by the arrow keys, and doesn't offer a bot that is already mentioned", async () => {
    const { text, send } = composing({ needsMention: true });
    button("Mention Guestlist").click();
    type(text, "ask @g");
    await settled();
    assert.deepEqual(
      [...document.querySelectorAll("[role=option]")].map(({ lastChild }) => lastChild?.textContent),
      ["Grady Archie"],
    );
    type(text, "ask @");
    await settled();
    key(text, "ArrowDown");
    key(text, "ArrowDown");
    key(text, "ArrowUp");
    const active = document.getElementById(text.getAttribute("aria-activedescendant") ?? "");
    assert.deepEqual([active?.getAttribute("aria-selected"), active?.lastChild?.textContent], ["true", "Grady Archie"]);
    key(text, "Enter");
    assert.equal(text.value, "ask @Grady Archie ");
    key(text, "Enter");
    await settled();
    const mentions = [{ id: "grady", text: "<at>Grady Archie</at>" }];
    assert.deepEqual(send.args, [[{ text: "ask <at>Grady Archie</at>", mentions, mentionBot: true }]]);
  });

  it("offers no people when the @ was deleted before the members have loaded", async () => {
    const { text, isShown } = composing({ needsMention: true });
    type(text, "@");
    type(text, "");
    await settled();
    assert.equal(isShown("[role=listbox]"), false);
  });

  it("mentions those whose whole names were typed: the bot once a space follows, the last at sending", async () => {
    const { text, send } = composing({ needsMention: true });
    type(text, "@guestlist");
    await settled();
    assert.equal(text.value, "@guestlist");
    type(text, "@guestlist invite dana@fabrikam.com and tell @megan bowen");
    await settled();
    assert.equal(text.value, "invite dana@fabrikam.com and tell @megan bowen");
    assert.equal(button("Remove mention of Guestlist").textContent, "Guestlist");
    button("Send").click();
    button("Send").click();
    await settled();
    const mentions = [{ id: "megan", text: "<at>Megan Bowen</at>" }];
    const said = "invite dana@fabrikam.com and tell <at>Megan Bowen</at>";
    assert.deepEqual(send.args, [[{ text: said, mentions, mentionBot: true }]]);
  });

  it("tells when the bot didn't hear what seems to be for it", async () => {
    const { text, onSent } = composing({ needsMention: true });
    for (const said of ["help", "@Guest list help", "guestlist, are you there?", "lunch?", "@Megan Bowen lunch?", "@Guestlist help"]) {
      type(text, said);
      button("Send").click();
      await settled();
    }
    assert.deepEqual(onSent.args.flat(), [false, false, false, true, true, true]);
  });

  it("T101: sends a mention of the bot without text", async () => {
    const { send } = composing({ needsMention: true });
    button("Mention Guestlist").click();
    button("Send").click();
    await settled();
    assert.deepEqual(send.args, [[{ text: "", mentions: [], mentionBot: true }]]);
  });

  it("reports typing, but not at every key", () => {
    const { text, typing } = composing({ needsMention: false });
    type(text, "h");
    type(text, "hi");
    assert.equal(typing.callCount, 1);
  });

  it("removes the mention with Backspace at the start, or with its button", () => {
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
  it("compares the beginning of each word, whatever the case", () => {
    assert.deepEqual(
      ["GU", "bo", "list", "owen"].map((query) => matchesName(query, "Guestlist") || matchesName(query, "Megan Bowen")),
      [true, true, false, false],
    );
  });
});
