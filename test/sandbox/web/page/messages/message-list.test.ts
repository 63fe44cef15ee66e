import assert from "node:assert/strict";
import sinon from "sinon";
import type { ActionResult, MessageView } from "../../../../../sandbox/page-api/api.ts";
import { UNABLE_TO_REACH_APP } from "../../../../../sandbox/teams/client/teams-words.ts";
import { MessageList } from "../../../../../sandbox/web/page/messages/message-list.js";
import { speak } from "../../../../../sandbox/web/page/common/words.js";
import { ENGLISH } from "../../../../../sandbox/web/page/words/english.js";
import { inBrowser } from "../in-browser.ts";
import { button, settled } from "../in-page.ts";
import { bot, card, message, person } from "../views.ts";

const megan = { id: "megan", name: "Megan Bowen", isBot: false };
const ping = card({ body: [{ type: "TextBlock", text: "Ping" }], actions: [{ type: "Action.Execute", title: "Ping", verb: "ping" }] });

function listing(options: { channel: boolean; answer?: Promise<ActionResult> }) {
  const press = sinon.spy(async () => options.answer ?? { kind: "message" as const, text: "" });
  const box = document.createElement("textarea");
  const createReplyBox = options.channel ? (_root: string) => ({ element: box, focus: () => box.focus() }) : null;
  const answer = sinon.spy(async () => ({ kind: "message" as const, text: "Refreshed." }));
  const sent = async () => ({ kind: "sent" as const });
  const verify = sinon.spy(async (_message: MessageView, _state: string) => ({ kind: "error" as const, text: "Unable to sign in." }));
  const watch = sinon.spy();
  const actions = { press, submit: sent, refresh: answer, verify, search: async () => [] };
  const list = new MessageList({ context: { me: person(), actions, watch }, createReplyBox });
  document.body.append(list.element);
  const texts = (selector: string): string[] => [...list.element.querySelectorAll(selector)].map(({ textContent }) => textContent);
  return { list, press, box, texts, refresh: answer, verify, watch };
}

describe("MessageList", () => {
  inBrowser();

  it("shows each message with its author", () => {
    const { list, texts } = listing({ channel: false });
    list.replaceAll([
      message({ text: "*Hello*" }),
      message({ id: "2", from: { id: "adele", name: "Adele Vance", isBot: false }, text: "*hi*" }),
      message({ id: "3", from: megan, text: "" }),
    ]);
    assert.deepEqual(texts(".message-author"), ["Guestlist", "Adele Vance", "Megan Bowen"]);
    assert.deepEqual(
      texts(".bubble").map((text) => text.trim()),
      ["Hello", "*hi*", ""],
    );
    assert.deepEqual(
      [...list.element.querySelectorAll("article")].map(({ dataset, classList }) => [dataset["messageId"], classList[1]]),
      [
        ["1", "from-bot"],
        ["2", "mine"],
        ["3", "from-person"],
      ],
    );
    assert.equal(list.element.querySelectorAll(".day").length, 1);
  });

  it("names a message by its author and time", () => {
    const { list } = listing({ channel: false });
    const article = list.upsert(message());
    const ids = article?.getAttribute("aria-labelledby")?.split(" ") ?? [];
    assert.deepEqual(
      ids.map((id) => document.getElementById(id)?.tagName),
      ["H3", "TIME"],
    );
  });

  it("changes a message in place", () => {
    const { list, texts } = listing({ channel: false });
    const article = list.upsert(message());
    assert.equal(list.upsert(message({ text: "Bye", editedAt: "2026-11-20T14:33:00Z", problem: "Unable to reach app" })), null);
    assert.equal(list.element.querySelector("article"), article);
    assert.deepEqual(
      [...texts(".bubble"), ...texts(".message-edited"), ...texts(".message-problem")].map((text) => text.trim()),
      ["Bye", "Edited", "Unable to reach app"],
    );
  });

  it("says in the person's language why a message didn't reach the app", async () => {
    const fetching = sinon.stub(globalThis, "fetch").resolves(Response.json({ ...ENGLISH, unreachable: "Die App ist nicht erreichbar." }));
    await speak("de-DE");
    fetching.restore();
    const { list, texts } = listing({ channel: false });
    list.upsert(message({ problem: UNABLE_TO_REACH_APP }));
    await speak("en-US");
    assert.deepEqual(texts(".message-problem"), ["Die App ist nicht erreichbar."]);
  });

  it("drops messages that the server no longer has, and doesn't touch the others", () => {
    const { list } = listing({ channel: false });
    list.replaceAll([message(), message({ id: "2" })]);
    const kept = list.element.querySelector('[data-message-id="2"]');
    list.replaceAll([message({ id: "2" }), message({ id: "3", at: "2026-11-21T08:00:00Z" })]);
    assert.deepEqual(
      [...list.element.querySelectorAll("article")].map(({ dataset }) => dataset["messageId"]),
      ["2", "3"],
    );
    assert.equal(list.element.querySelector('[data-message-id="2"]'), kept);
    assert.equal(list.element.querySelectorAll(".day").length, 2);
  });

  it("marks messages that mention the reader, but not the reader's own", () => {
    const { list } = listing({ channel: false });
    const mentions = [{ text: "<at>Adele</at>", name: "Adele", isMe: true }];
    assert.equal(list.upsert(message({ mentions }))?.classList.contains("mentions-me"), true);
    assert.equal(list.upsert(message({ id: "2", mentions, from: { ...megan, id: "adele" } }))?.classList.contains("mentions-me"), false);
  });

  it("renders the mentions of a card, and recognises the reader by id or by the message's mentions", () => {
    const { list } = listing({ channel: false });
    const mentioning = (id: string): Record<string, unknown> =>
      card({
        body: [{ type: "TextBlock", text: "<at>A</at>" }],
        msteams: { entities: [{ type: "mention", text: "<at>A</at>", mentioned: { id, name: "A" } }] },
      });
    list.upsert(message({ text: "", card: mentioning("adele") }));
    list.upsert(message({ id: "2", card: mentioning("29:x") }));
    list.upsert(message({ id: "3", card: mentioning("29:x"), mentions: [{ text: "<at>A</at>", name: "A", isMe: true }] }));
    assert.deepEqual(
      [...list.element.querySelectorAll(".card .mention")].map(({ className }) => className),
      ["mention mention-me", "mention", "mention mention-me"],
    );
  });

  it("removes a card that a message no longer has", () => {
    const { list } = listing({ channel: false });
    list.upsert(message({ card: ping }));
    list.upsert(message({ card: null }));
    assert.equal(list.element.querySelector(".card"), null);
  });

  it("shows the card that a press returns, and brings it into view", async () => {
    const pong: MessageView = message({ card: card({ body: [{ type: "TextBlock", text: "Pong" }] }) });
    const { list, press, texts } = listing({ channel: false, answer: Promise.resolve({ kind: "card", message: pong }) });
    list.upsert(message({ card: ping }));
    const scroll = sinon.stub(Element.prototype, "scrollIntoView");
    button("Ping").click();
    await settled();
    scroll.restore();
    assert.deepEqual(
      scroll.thisValues.map((part: Element) => part.getAttribute("data-message-id")),
      ["1"],
    );
    assert.deepEqual(press.args, [[message({ card: ping }), { id: null, verb: "ping", data: {} }]]);
    assert.deepEqual(
      texts(".card-frame").map((text) => text.trim()),
      ["Pong"],
    );
  });

  it("prefers a card that came by event before the press was answered", async () => {
    const answer = Promise.withResolvers<ActionResult>();
    const { list, texts } = listing({ channel: false, answer: answer.promise });
    list.upsert(message({ card: ping }));
    button("Ping").click();
    list.upsert(message({ card: card({ body: [{ type: "TextBlock", text: "Newer" }] }) }));
    answer.resolve({ kind: "card", message: message({ card: card({ body: [{ type: "TextBlock", text: "Older" }] }) }) });
    await settled();
    assert.deepEqual(
      texts(".card-frame").map((text) => text.trim()),
      ["Newer"],
    );
  });

  it("puts replies under their post in a channel", () => {
    const { list, texts } = listing({ channel: true });
    list.replaceAll([
      message({ from: megan, text: "Post" }),
      message({ id: "2", text: "Other" }),
      message({ id: "3", root: "1", text: "Reply" }),
    ]);
    const threads = [...list.element.querySelectorAll(".thread")];
    assert.deepEqual(
      threads.map((thread) => thread.getAttribute("aria-label")),
      ["Thread started by Megan Bowen", "Thread started by Guestlist"],
    );
    assert.deepEqual(
      [...(threads[0]?.querySelectorAll("article") ?? [])].map(({ dataset }) => dataset["messageId"]),
      ["1", "3"],
    );
    assert.deepEqual(texts("h4"), [bot.name]);
  });

  it("keeps the replies of a post that was deleted", () => {
    const { list, texts } = listing({ channel: true });
    list.replaceAll([message(), message({ id: "2", root: "1", text: "Reply" })]);
    list.remove("1");
    assert.deepEqual(
      [texts(".thread-deleted"), texts(".bubble").map((text) => text.trim())],
      [["This message has been deleted."], ["Reply"]],
    );
  });

  it("opens a box to reply in", () => {
    const { list, box } = listing({ channel: true });
    list.upsert(message());
    button("Reply").click();
    assert.equal(document.activeElement, box);
  });

  it("offers to refresh a card with `refresh`, and watches when it becomes visible", async () => {
    const { list, refresh, watch } = listing({ channel: false });
    const plain = list.upsert(message({ id: "1", card: ping }));
    const fresh = list.upsert(message({ id: "2", card: { ...ping, refresh: { action: { type: "Action.Execute", verb: "refresh" } } } }));
    assert.ok(plain && fresh);
    const menus = [plain, fresh].map((article) => article.querySelector<HTMLElement>(".message-more"));
    assert.deepEqual(
      menus.map((menu) => [menu?.hidden, menu?.querySelector("summary")?.getAttribute("aria-label")]),
      [
        [true, "More options"],
        [false, "More options"],
      ],
    );
    assert.deepEqual(watch.args, [[fresh]]);
    button("Refresh card", fresh).click();
    await settled();
    assert.equal(refresh.callCount, 1);
    assert.match(fresh.textContent, /Refreshed\./);
  });

  it("offers the sign-in of an OAuth card, until it is no longer needed", async () => {
    const open = sinon.stub(window, "open").returns(null);
    const { list, verify } = listing({ channel: false });
    const signIn = { text: "Please sign in.", title: "Sign in", url: "/sign-in?signin=1" };
    const article = list.upsert(message({ signIn }));
    assert.ok(article);
    button("Sign in", article).click();
    await settled();
    assert.deepEqual([open.firstCall.args[0], verify.firstCall.args[1]], ["/sign-in?signin=1", "CancelledByUser"]);
    assert.equal(article.querySelector(".message-problem")?.textContent, "Unable to sign in.");
    list.upsert(message({ signIn: null }));
    assert.equal(article.querySelector(".card-question"), null);
    open.restore();
  });
});
